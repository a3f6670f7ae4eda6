"""What is said of something, as a value: which sentence it is, and the facts in it; words come where it is read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from monitor.domain.changes import Severity


class Countable(StrEnum):
    """What is counted in a sentence."""

    ALERT = "alert"
    ARTICLE = "article"
    ATTEMPT = "attempt"
    LOOK = "look"
    TIME = "time"


class ArticlePart(StrEnum):
    """A part of an article in which a word stands."""

    TITLE = "title"
    LEAD = "lead"
    BODY = "body"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Counted:
    """So many of something."""

    number: int
    of: Countable


class Saying(StrEnum):
    """Which sentence is said; its words stand in ``deliver/words``, one for each language."""

    AND = "and"  # one thing, and another
    MESSAGE_OF = "message-of"

    # What came of telling, in a line.
    TOLD = "told"
    NOT_TOLD = "not-told"
    UNDECIDED = "undecided"
    NEVER_READ = "never-read"
    NEVER_SEEN = "never-seen"
    ENDED = "ended"  # an alert: where it went
    TO_NOBODY = "to-nobody"
    SENT_TO = "sent-to"
    WAITING_FOR = "waiting-for"
    GIVEN_UP_FOR = "given-up-for"
    CANCELLED_FOR = "cancelled-for"
    SILENCED_FOR = "silenced-for"

    # Listings, and who might have listed it.
    LISTED_BY = "listed-by"
    STOOD_THERE = "stood-there"
    NEW_THERE = "new-there"
    IN_VAIN = "in-vain"
    THEN_READ = "then-read"
    TRIED_AGAIN = "tried-again"
    TRIED_NO_MORE = "tried-no-more"
    TO_BE_READ = "to-be-read"
    ITS_TURN = "its-turn"
    NOT_RECORDED = "not-recorded"
    WATCHES = "watches"
    NONE_WATCHES = "none-watches"
    ADD_IT = "add-it"
    NOT_LOOKED_AT = "not-looked-at"
    UNREADABLE = "unreadable"
    NEVER_LISTED = "never-listed"
    SINCE = "since"

    # What stands against reading it.
    KNOWN_AT_HOST = "known-at-host"
    NONE_AT_HOST = "none-at-host"
    NOT_BEFORE = "not-before"
    FORBIDDEN = "forbidden"
    FORBIDDEN_BY = "forbidden-by"
    ALLOWED = "allowed"
    UNKNOWN = "unknown"
    ASKED_FIRST = "asked-first"
    REFUSED = "refused"
    EXEMPT = "exempt"
    PASSES = "passes"
    ASKED_AGAIN = "asked-again"
    PROBE = "probe"
    FETCHES = "fetches"

    # Looks, wordings, topics, stories.
    REVISION = "revision"
    CHANGED = "changed"
    SHORT_CHANGE = "short-change"
    SILENT = "silent"
    ADMITTED = "admitted"
    TECHNICAL = "technical"
    OF_ARTICLE = "of-article"
    LOOKS = "looks"
    NO_ANSWER = "no-answer"
    VERDICT = "verdict"
    TIMES = "times"
    NOT_TOPIC = "not-topic"
    RULED_OUT = "ruled-out"
    NO_TOPIC = "no-topic"
    NO_NAME = "no-name"
    STANDS_IN = "stands-in"
    EACH = "each"
    BY_QUERY = "by-query"
    SEVERAL = "several"  # so many times in one place
    STORY = "story"
    STORY_AS = "story-as"
    BELONGS = "belongs"
    SPLIT = "split"
    MERGED = "merged"
    TAKEN_BACK = "taken-back"

    # Decisions, and what becomes of them.
    NOT_DECIDED = "not-decided"
    KEPT_BACK = "kept-back"
    NOT_ASKED = "not-asked"
    WAITS = "waits"
    HELD_MOMENT = "held-moment"
    HELD_ALIKE = "held-alike"
    HELD_PACED = "held-paced"
    ALERT = "alert"
    EARLIER = "earlier"
    WAS_ALIKE = "was-alike"
    WAS_PACED = "was-paced"
    WAS_HELD = "was-held"
    NOBODY = "nobody"
    TOOK = "took"
    DID_NOT_TAKE = "did-not-take"
    TAKES_TODAY = "takes-today"
    OTHERS_UNKNOWN = "others-unknown"
    NO_SETTINGS = "no-settings"
    TO = "to"
    AT_FIRST = "at-first"
    ANSWERED = "answered"
    STANDING = "standing"
    AFTER = "after"
    NOT_TRIED = "not-tried"
    TRAVELS = "travels"
    MAY_HAVE_ARRIVED = "may-have-arrived"
    GIVEN_UP = "given-up"
    SENT = "sent"
    FAILED = "failed"
    FOR_GOOD = "for-good"
    UNCLEAR = "unclear"
    NOBODY_KNOWS = "nobody-knows"

    # The next look.
    NONE = "none"
    DUE = "due"
    OVERDUE = "overdue"
    WITH_SOURCE = "with-source"
    RETIRED = "retired"


Fact: TypeAlias = "str | int | datetime | Severity | Counted | Statement | tuple[Fact, ...]"


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence without its words: which it is, and its facts by the names under which the words call them."""

    saying: Saying
    facts: Mapping[str, Fact]


def say(saying: Saying, **facts: Fact) -> Statement:
    """Return what is said with these facts.

    >>> say(Saying.LISTED_BY, source="harbour").facts
    {'source': 'harbour'}
    """
    return Statement(saying, facts)


def both(one: Statement | str, other: Statement | str) -> Statement:
    """Return what is said of two things in one line."""
    return say(Saying.AND, one=one, other=other)
