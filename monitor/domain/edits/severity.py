"""How much each kind of edit matters: the table, as data."""

from collections.abc import Iterable
from dataclasses import dataclass
from types import MappingProxyType

from monitor.domain.changes import Kind, Severity

SEVERITIES = MappingProxyType(
    dict.fromkeys(
        (Kind.FIGURE, Kind.NEGATION, Kind.ATTRIBUTION, Kind.QUOTE, Kind.NAME, Kind.CORRECTION),
        Severity.HIGH,
    )
    | dict.fromkeys((Kind.HEADLINE, Kind.UPDATED, Kind.EXPANDED, Kind.CUT, Kind.REVERT), Severity.MEDIUM)
    | dict.fromkeys(
        (Kind.REPHRASED, Kind.CAPTION, Kind.BYLINE, Kind.LABEL, Kind.MOVED, Kind.TYPO, Kind.FLAP), Severity.LOW
    )
    | dict.fromkeys((Kind.SPACING, Kind.TYPOGRAPHIC), Severity.NONE)
)
WEIGHTY_LABELS = frozenset({"단독", "exclusive", "exklusiv", "独自", "정정", "고침", "correction", "corrected"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """That an edit is of a kind, with the words that show it; ``severity`` where it is not the table's.

    What was only added, or still stands elsewhere in the article, weighs less than what was taken away.
    """

    kind: Kind
    words: str
    severity: Severity | None = None

    @property
    def weight(self) -> Severity:
        """How much it matters."""
        return SEVERITIES[self.kind] if self.severity is None else self.severity


def worst(evidence: Iterable[Evidence]) -> Severity:
    """Return the highest severity among several."""
    return max((each.weight for each in evidence), default=Severity.NONE)
