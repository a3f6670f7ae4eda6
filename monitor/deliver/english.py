"""The words of messages in English."""

from types import MappingProxyType

from monitor.deliver.phrases import Wording
from monitor.domain.alerts import AlertKind
from monitor.domain.changes import Kind, Severity

ENGLISH = Wording(
    locale="en",
    kinds=MappingProxyType(
        {
            AlertKind.NEW: "New",
            AlertKind.EDITED: "Edited",
            AlertKind.FOLLOWUP: "Follow-up",
            AlertKind.REMOVED: "Removed",
            AlertKind.SOURCE: "Notice",
        }
    ),
    corrected="Corrected",
    changes=MappingProxyType(
        {
            Kind.HEADLINE: "headline",
            Kind.FIGURE: "figures",
            Kind.QUOTE: "quotation",
            Kind.NAME: "name",
            Kind.ATTRIBUTION: "attribution",
            Kind.NEGATION: "yes or no",
            Kind.CORRECTION: "correction notice",
            Kind.UPDATED: "facts",
            Kind.EXPANDED: "text added",
            Kind.CUT: "text removed",
            Kind.MOVED: "order of sentences",
            Kind.CAPTION: "caption",
            Kind.BYLINE: "byline",
            Kind.LABEL: "label",
            Kind.REPHRASED: "wording",
            Kind.TYPO: "spelling",
            Kind.SPACING: "spacing",
            Kind.TYPOGRAPHIC: "typography",
            Kind.REVERT: "back to an earlier version",
            Kind.FLAP: "two versions in turn",
        }
    ),
    severities=MappingProxyType({severity: severity.word for severity in Severity}),
    title_before="Headline before",
    title_after="Headline after",
    before="Before",
    after="After",
    added="Added",
    deleted="Removed",
    moved="Moved",
    notice="Correction notice",
    figures="Figures",
    more="{count} more places changed",
    edited_between="edited {span}",
    edited_by="edited before {time}",
    modified="page says modified {time}",
    unmoved="no modified time moved (still {time})",
    unmoved_unknown="no modified time moved",
    published="published {time}",
    found="seen {time}",
    removed_between="removed {span}",
    removed_by="removed before {time}",
    topics="Topics",
    other="Other",
    why="Why: {reason}",
    changed="Changed: {changes} (severity {severity})",
    reasons=MappingProxyType(
        {
            AlertKind.NEW: "a new article",
            AlertKind.EDITED: "wording",
            AlertKind.FOLLOWUP: "follows news that was told",
            AlertKind.REMOVED: "the article is gone from its page",
            AlertKind.SOURCE: "a notice of newsmon",
        }
    ),
    repeat="Sent again: the outcome of an earlier attempt is unknown, so you may have this alert already.",
    no_link="(no usable address)",
    digest="Digest",
    quiet="Held during quiet hours",
    counted="{count}",
    left_out="{count} more: newsmon alerts",
    alert="Alert",
)
