"""Bytes are read as what they are, whatever the labels say."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.extract.charset import LOST, codec, decode

TEXT = "똠방각하 뷁 펲시가 100억 달러를 투자한다고 밝혔다. 「스타게이트」 계획이다. " * 20
META = "<html><head>{}<meta charset='{}'></head><body>"


def page(label: str, encoding: str, filler: str = "") -> bytes:
    head = META.format(filler, label) if label else "<html><body>"
    return (head + TEXT).encode(encoding)


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (page("utf-8", "utf-8"), ""),
        (page("euc-kr", "utf-8"), ""),
        (page("", "utf-8"), ""),
        (page("euc-kr", "cp949"), ""),
        (page("ks_c_5601-1987", "cp949"), ""),
        (page("utf-8", "cp949"), ""),
        (page("", "cp949"), ""),
        (page("euc-kr", "cp949"), "text/html; charset=ISO-8859-1"),
        (page("", "cp949"), "text/html; charset=EUC-KR"),
        (b"\xef\xbb\xbf" + page("euc-kr", "utf-8"), "text/html; charset=euc-kr"),
        (page("euc-kr", "cp949", filler="<script>" + "x" * 9000 + "</script>"), ""),
    ],
    ids=[
        "right",
        "wrong",
        "none",
        "rare syllables",
        "old name",
        "says utf-8",
        "none, cp949",
        "header lies",
        "header",
        "mark",
        "late",
    ],
)
def test_korean_text_is_whole_in_every_situation(body: bytes, content_type: str) -> None:
    decoded = decode(body, content_type)
    assert decoded.text.endswith(TEXT)
    assert not decoded.damaged


@pytest.mark.parametrize("encoding", ["utf-8", "cp949"])
def test_a_broken_byte_costs_one_character_and_is_said(encoding: str) -> None:
    whole = page("euc-kr" if encoding == "cp949" else "utf-8", encoding)
    gap = whole.index(b" ", 400)
    decoded = decode(whole[:gap] + b"\xff" + whole[gap:])
    assert decoded.damaged
    assert decoded.text.count(LOST) == 1
    assert len(decoded.text) == len(whole.decode(encoding)) + 1


@pytest.mark.parametrize(
    ("text", "encoding", "content_type"),
    [
        ("“It’s Mary’s,” he said – für Ärger", "cp1252", ""),
        ("it’s Mary’s dog’s", "cp1252", "text/html; charset=iso-8859-1"),
        ("中文网页上面的内容是什么，是新闻", "gbk", "text/html; charset=gb2312"),
        ("日本語のページです", "shift_jis", "text/html; charset=Shift_JIS"),
        ("日本語のページです", "iso2022_jp", "text/html; charset=iso-2022-jp"),
        ("Новости дня сегодня", "cp1251", "text/html; charset=windows-1251"),
        ("mark first", "utf-16", ""),
    ],
)
def test_other_languages_are_read_by_their_labels(text: str, encoding: str, content_type: str) -> None:
    assert decode(text.encode(encoding), content_type).text == text


@pytest.mark.parametrize("label", ["utf-7", "unicode_escape", "zlib", "idna", "rot13", "\x00", "hz", "no-such"])
def test_an_unsafe_label_is_no_label(label: str) -> None:
    assert codec(label) == ""


def test_utf_7_is_never_read() -> None:
    assert "<script" not in decode(b"+ADw-script+AD4-", "text/html; charset=utf-7").text


def test_a_feed_is_read_by_the_same_rule() -> None:
    assert "뷁" in decode('<?xml version="1.0" encoding="euc-kr"?><rss>뷁</rss>'.encode("cp949")).text


@given(st.binary(max_size=400), st.text(max_size=30))
@settings(max_examples=60, deadline=None)
def test_any_bytes_give_a_text(body: bytes, label: str) -> None:
    assert isinstance(decode(body, f"text/html; charset={label}").text, str)
