"""What messages have to say, whatever the language."""

from collections.abc import Mapping
from dataclasses import dataclass

from monitor.domain.alerts import Alert, AlertKind
from monitor.domain.changes import Kind, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """How one language says what messages have to say; braces take values."""

    locale: str
    kinds: Mapping[AlertKind, str]
    corrected: str
    changes: Mapping[Kind, str]
    severities: Mapping[Severity, str]
    title_before: str
    title_after: str
    before: str
    after: str
    added: str
    deleted: str
    moved: str
    notice: str
    figures: str
    more: str
    edited_between: str
    edited_by: str
    modified: str
    unmoved: str
    unmoved_unknown: str
    published: str
    found: str
    removed_between: str
    removed_by: str
    topics: str
    other: str
    why: str
    changed: str
    reasons: Mapping[AlertKind, str]
    repeat: str
    no_link: str
    digest: str
    quiet: str
    counted: str
    left_out: str
    alert: str


def kind_word(words: Wording, alert: Alert) -> str:
    """Name what an alert tells in one word; an edit by which the publisher corrects is a correction."""
    corrects = alert.change is not None and Kind.CORRECTION in alert.change.kinds
    return words.corrected if corrects else words.kinds[alert.kind]
