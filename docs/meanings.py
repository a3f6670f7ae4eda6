"""What the words that routes and sources use mean, a line each, for the reference."""  # noqa: INP001  read by a script

from monitor.domain.alerts import AlertKind
from monitor.domain.changes import Kind, Severity
from monitor.domain.sources import SourceKind

ALERTS = {
    AlertKind.NEW: "an article that matches a topic is there for the first time",
    AlertKind.EDITED: "an article that matches, or did before, has another wording",
    AlertKind.FOLLOWUP: "a further step of a story that was told, or a copy of it at another outlet",
    AlertKind.REMOVED: "the page of such an article is gone, and that was confirmed over hours",
    AlertKind.UNREACHABLE: "the page is not found for some minutes, and nothing more is known",
    AlertKind.BACK: "the page is there again, for those who were told that it was not",
    AlertKind.SOURCE: "newsmon itself: a source that went quiet, moved, blocks us or looks different",
}
EDITS = {
    Kind.HEADLINE: "the headline has other words",
    Kind.FIGURE: "an amount, a percentage, a date or a count is another",
    Kind.QUOTE: "a quotation was added, altered or removed",
    Kind.NAME: "a person, house or place was added, altered or removed",
    Kind.ATTRIBUTION: "somebody else is said to have said it",
    Kind.NEGATION: "yes became no, or up became down",
    Kind.CORRECTION: "a notice of a correction stands on the page",
    Kind.UPDATED: "facts were added or removed",
    Kind.EXPANDED: "text was added",
    Kind.CUT: "text was removed",
    Kind.MOVED: "sentences changed place",
    Kind.CAPTION: "the words beneath a picture are others",
    Kind.BYLINE: "the authors are others",
    Kind.LABEL: "a label such as 속보, 단독 or 정정 came or went",
    Kind.REPHRASED: "the same facts in other words",
    Kind.TYPO: "a slip was mended",
    Kind.SPACING: "only spaces differ",
    Kind.TYPOGRAPHIC: "only punctuation or the shape of characters differs",
    Kind.REVERT: "an earlier wording is back",
    Kind.FLAP: "two wordings are served in turn",
}
SEVERITIES = {
    Severity.HIGH: "what the article claims is another, or a claim was taken away",
    Severity.MEDIUM: "the news grew, shrank or has another headline",
    Severity.LOW: "the same news in other words or another dress",
    Severity.NONE: "nothing that a reader would notice",
}
SOURCES = {
    SourceKind.FEED: "an RSS, Atom or JSON feed",
    SourceKind.SITEMAP: "a sitemap or news sitemap, or an index of them",
    SourceKind.SECTION: "a page of links to articles",
    SourceKind.PAGE: "a single page, watched for edits",
}
