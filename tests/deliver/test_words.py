"""Every language says everything that messages have to say."""

import string
from collections.abc import Iterable, Mapping

import pytest

from monitor.deliver.own_pages import MuteScope
from monitor.deliver.phrases import Number, Wording, wording
from monitor.domain.alerts import AlertKind
from monitor.domain.bundles import Bundle
from monitor.domain.changes import Kind, Severity
from monitor.domain.looks.verdicts import VerdictKind
from monitor.domain.notices import NoticeKind

LANGUAGES = ["en", "ko"]
FAILING = (NoticeKind(verdict) for verdict in VerdictKind if verdict is not VerdictKind.ARTICLE)
FAULTS = (*FAILING, NoticeKind.SENT_ON, NoticeKind.LAYOUT, NoticeKind.QUIET)
TABLES: Mapping[str, Iterable[object]] = {
    "kinds": AlertKind,
    "changes": Kind,
    "severities": Severity,
    "reasons": AlertKind,
    "headings": Bundle,
    "mutes": MuteScope,
    "notices": NoticeKind,
    "over": FAULTS,
    "counted": Number,
    "sources": Number,
    "articles": Number,
    "more": Number,
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_thing_has_a_word(language: str) -> None:
    for table, things in TABLES.items():
        assert set(getattr(wording(language), table)) == set(things)


def test_all_languages_ask_for_the_same_values() -> None:
    first, *others = [_asked(wording(language)) for language in LANGUAGES]
    assert all(other == first for other in others)


def _asked(words: Wording) -> dict[str, set[str]]:
    texts = {name: getattr(words, name) for name in Wording.__dataclass_fields__}
    counts = {name: "".join(texts[name].values()) for name in ("counted", "more")}
    return {name: _fields(text) for name, text in (texts | counts).items() if isinstance(text, str)}


def _fields(text: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(text) if field}


@pytest.mark.parametrize(
    ("locale", "language"), [("ko-KR", "ko"), ("KO", "ko"), ("en", "en"), ("fr", "en"), ("", "en")]
)
def test_a_locale_we_do_not_speak_gets_english(locale: str, language: str) -> None:
    assert wording(locale).locale == language
