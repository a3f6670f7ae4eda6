"""What messages have to say, whatever the language; ``words/*.toml`` says it, one file for each."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from monitor.deliver.own_pages import MuteScope
from monitor.domain.alerts import Alert, AlertKind
from monitor.domain.bundles import Bundle
from monitor.domain.changes import Kind, Severity
from monitor.domain.notices import NoticeKind
from monitor.domain.ties import Tie

BETWEEN = " · "  # parts of one line


class Number(StrEnum):
    """How grammar counts, in the languages we have."""

    ONE = "one"
    MANY = "many"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """How one language says what messages have to say; braces take values."""

    locale: str
    kinds: Mapping[AlertKind, str]
    changes: Mapping[Kind, str]
    severities: Mapping[Severity, str]
    reasons: Mapping[AlertKind, str]
    tells: Mapping[AlertKind, str]
    headings: Mapping[Bundle, str]
    mutes: Mapping[MuteScope, str]
    notices: Mapping[NoticeKind, str]
    several: Mapping[NoticeKind, str]
    over: Mapping[NoticeKind, str]
    counted: Mapping[Number, str]
    sources: Mapping[Number, str]
    articles: Mapping[Number, str]
    more: Mapping[Number, str]
    elsewhere: Mapping[Number, str]
    retitled: Mapping[Number, str]
    corrected: str
    copy: str
    copied: str
    compared: str
    title_before: str
    title_after: str
    before: str
    after: str
    there: str
    here: str
    instead: str
    added: str
    deleted: str
    moved: str
    notice: str
    figures: str
    gone: str
    come: str
    steps: str
    in_all: str
    headlines: str
    nothing_left: str
    edited_between: str
    edited_by: str
    modified: str
    unmoved: str
    unmoved_unknown: str
    published: str
    found: str
    removed_between: str
    removed_by: str
    missing: str
    returns: str
    confirmed: str
    again: str
    last_edit: str
    topics: str
    entered: str
    left: str
    other: str
    why: str
    changed: str
    unsure: str
    replaces: str
    follows: str
    repeat: str
    test: str
    tested: str
    no_link: str
    history: str
    mute: str
    nothing: str
    left_out: str
    alert: str
    unread: str
    told: str
    not_told: str
    untold: str
    and_: str
    smaller: str
    same_copies: str
    quiet: str
    all_quiet: str
    passing: str
    worked: str
    never_worked: str


# Tables whose keys are values of ours.
_KEYS: Mapping[str, Callable[[str], object]] = {
    "kinds": AlertKind,
    "changes": Kind,
    "severities": Severity.of,
    "reasons": AlertKind,
    "tells": AlertKind,
    "headings": Bundle,
    "mutes": MuteScope,
    "notices": NoticeKind,
    "several": NoticeKind,
    "over": NoticeKind,
    "counted": Number,
    "sources": Number,
    "articles": Number,
    "more": Number,
    "elsewhere": Number,
    "retitled": Number,
}


def wording(locale: str) -> Wording:
    """Return the words of a locale (``ko``, ``ko-KR``, ``en``); English where we have no others."""
    return _read("ko" if locale.lower().startswith("ko") else "en")


@cache
def _read(language: str) -> Wording:
    said: dict[str, Any] = tomllib.loads(
        files("monitor.deliver").joinpath(f"words/{language}.toml").read_text(encoding="utf-8")
    )
    for name, key in _KEYS.items():
        said[name] = {key(word): text for word, text in said[name].items()}
    return Wording(locale=language, **said)


def counted(phrase: Mapping[Number, str], count: int) -> str:
    """Count things in words: ``1 alert``, ``2 alerts``."""
    return phrase[Number.ONE if count == 1 else Number.MANY].format(count=count)


def kind_word(words: Wording, alert: Alert) -> str:
    """Name what an alert tells in one word; an edit by which the publisher corrects is a correction."""
    if alert.tie is Tie.COPY:
        return words.copy
    corrects = (
        alert.kind is not AlertKind.REMOVED and alert.change is not None and Kind.CORRECTION in alert.change.kinds
    )
    return words.corrected if corrects else words.kinds[alert.kind]
