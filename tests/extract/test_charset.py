"""Bytes are read as what they are, whatever the labels say."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.extract.charset import ENOUGH, LOST, codec, decode

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


# Invented, as a paper of each country might have it.
PAPERS = {
    "zh-cn": (
        "北桥市议会二十六日决定关闭旧码头，工程师此前在三根立柱上发现新的裂缝。市长表示，修复费用预计超过四百万元"
        "，工程将持续到明年春天。居民要求尽快恢复轮渡服务，港口办公室说新的设计方案将在三月公布。"
    ),
    "zh-tw": (
        "北橋市議會二十六日決定關閉舊碼頭，工程師先前在三根立柱上發現新的裂縫。市長表示，修復費用預計超過四百萬元"
        "，工程將持續到明年春天。居民要求儘快恢復渡輪服務，港口辦公室說新的設計方案將在三月公布。"
    ),
    "ja": (
        "北橋町議会は二十六日、三本の柱に新しい亀裂が見つかった旧桟橋を閉鎖すると発表した。町長は修理に四百万円以"
        "上かかると述べ、工事は来年の春まで続く見通しだ。住民は早い再開を求めている。ニュースによると、フェリーの"
        "乗り場は南へ移された。"
    ),
    "ko": (
        "북다리시 의회는 26일 기둥 세 곳에서 새로운 균열이 발견된 옛 부두를 폐쇄하기로 했다. 시장"
        "은 수리비가 사백만 원을 넘을 것으로 보이며 공사는 내년 봄까지 이어질 것이라고 말했다. 주민"
        "들은 빠른 재개를 요구하고 있다."
    ),
    "ru": (
        "Городской совет Северного Моста решил закрыть старый причал после того, как инженеры обнаружили новы"
        "е трещины в трёх опорах. Мэр сообщил, что ремонт обойдётся более чем в четыре миллиона и продлится д"
        "о весны."
    ),
    "uk": (
        "Міська рада вирішила закрити старий причал після того, як інженери виявили нові тріщини у трьох опор"
        "ах. Мер повідомив, що ремонт коштуватиме понад чотири мільйони і триватиме до весни. Її підтримали в"
        "сі."
    ),
    "de": (
        "Der Stadtrat von Nordbrück hat am Dienstag beschloss"
        "en, die alte Fähranlegestelle zu schließen, nachdem "
        "Ingenieure neue Risse in drei Pfeilern gefunden hatt"
        "en. Die Bürgermeisterin sagte, die Arbeiten würden b"
        "is zum Frühjahr dauern – „länger als gehofft“."
    ),
    "fr": (
        "Le conseil municipal de Pontnord a décidé de fermer "
        "le vieil embarcadère après que des ingénieurs ont dé"
        "couvert de nouvelles fissures. La mairie a déclaré q"
        "ue les travaux dureraient jusqu’au printemps, à caus"
        "e des marées élevées."
    ),
    "pl": (
        "Rada miasta postanowiła zamknąć stare molo, gdy inżynierowie znaleźli nowe pęknięcia w trzech filara"
        "ch. Burmistrz powiedział, że naprawa będzie kosztować ponad cztery miliony złotych i potrwa do wiosn"
        "y. Mieszkańcy żądają szybkiego otwarcia."
    ),
    "tr": (
        "Kuzeyköprü belediye meclisi, mühendislerin üç ayakta yeni çatlaklar bulmasının ardından eski iskeley"
        "i kapatmaya karar verdi. Başkan, onarımın dört milyondan fazla tutacağını ve ilkbahara kadar süreceğ"
        "ini söyledi. Şimdi sığınağa gidildi."
    ),
    "el": (
        "Το δημοτικό συμβούλιο αποφάσισε να κλείσει την παλιά προβλήτα, αφού οι μηχανικοί βρήκαν νέες ρωγμές "
        "σε τρεις κολόνες. Ο δήμαρχος είπε ότι η επισκευή θα κοστίσει περισσότερα από τέσσερα εκατομμύρια."
    ),
    "he": (
        "מועצת העיר החליטה לסגור את המזח הישן לאחר שמהנדסים מצאו סדקים חדשים בשלושה עמודים. ראש העיר אמר כי ה"
        "תיקון יעלה יותר מארבעה מיליון ויימשך עד האביב."
    ),
    "ar": (
        "قرر مجلس المدينة إغلاق الرصيف القديم بعد أن وجد المهندسون شقوقا جديدة في ثلاثة أعمدة. وقال رئيس البل"
        "دية إن الإصلاح سيكلف أكثر من أربعة ملايين وسيستمر حتى الربيع."
    ),
    "th": (
        "สภาเมืองตัดสินใจปิดท่าเรือเก่าหลังจากวิศวกรพบรอยร้าวใหม่ในเสาสามต้น นายกเทศมนตรีกล่าวว่าการซ่อมแซมจะ"
        "มีค่าใช้จ่ายมากกว่าสี่ล้านและจะดำเนินไปจนถึงฤดูใบไม้ผลิ"
    ),
}


@pytest.mark.parametrize(
    ("paper", "encoding"),
    [
        ("zh-cn", "gb18030"), ("zh-tw", "big5hkscs"), ("ja", "euc_jp"), ("ja", "cp932"), ("ko", "cp949"),
        ("ru", "koi8-r"), ("ru", "cp1251"), ("uk", "cp1251"), ("uk", "koi8-u"), ("de", "cp1252"), ("fr", "cp1252"),
        ("pl", "cp1250"),
        ("pl", "iso8859-2"), ("tr", "cp1254"), ("el", "cp1253"), ("he", "cp1255"), ("ar", "cp1256"), ("th", "cp874"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("size", [40, 400])
def test_a_page_without_a_label_is_read_in_the_set_in_which_its_words_are_words(
    paper: str, encoding: str, size: int
) -> None:
    if size < ENOUGH and encoding in ("cp1250", "iso8859-2", "cp1254", "cp1253"):
        return  # too short to tell the sets for Latin or Greek letters apart
    text = PAPERS[paper][:size]
    body = f"<html><title>{text[:18]}</title><script>var a = 'b';</script><body><p>{text}</p></body></html>"
    decoded = decode(body.encode(encoding))
    assert (decoded.text, decoded.damaged) == (body, False)


@pytest.mark.parametrize(("paper", "encoding"), [("zh-cn", "gb18030"), ("ja", "euc_jp"), ("ko", "cp949")])
def test_a_broken_page_without_a_label_is_read_and_said_to_be_damaged(paper: str, encoding: str) -> None:
    body = f"<html><body><p>{PAPERS[paper]}</p> <p>{PAPERS[paper]}</p></body></html>".encode(encoding)
    decoded = decode(body[:60] + b"\xff" + body[60:])
    assert decoded.damaged
    assert PAPERS[paper] in decoded.text


@pytest.mark.parametrize("piece", [b"<script ", b"<script></script ", b"<", b"<p>\xe9"])
def test_a_page_of_hostile_size_is_read_in_little_time(piece: bytes) -> None:
    before = process_time()
    decode(piece * 400_000 + b"\xe9")
    assert process_time() - before < 5  # seconds; what grows with the square of this size takes hours
