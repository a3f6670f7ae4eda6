"""What a person muted for a while, and whether an alert is of that."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from monitor.domain.alerts import Alert, AlertKind
from monitor.domain.texts.text import key

SUBJECTS = ("topic", "source", "outlet", "story", "article", "kind", "sentence")
_NUMBERS = frozenset({"story", "article"})
_SENTENCE = re.compile(r"[0-9a-f]{16}")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mute:
    """That nothing is told of a subject from ``since`` on; ``until`` none: until it is lifted.

    A subject is ``topic:xAI``, ``source:ap``, ``outlet:Harbour Post``, ``story:12``, ``article:34``,
    ``kind:edited@Harbour Post`` or ``sentence:`` with a ``sentence_id``.
    """

    subject: str
    since: datetime
    until: datetime | None = None
    reason: str = ""
    author: str = ""

    @property
    def said(self) -> str:
        """What an alert that it keeps from people is recorded with."""
        end = f" until {self.until:%Y-%m-%d %H:%M}Z" if self.until else ""
        why = f": {self.reason}" if self.reason else ""
        return f"silenced{end} by {self.author or 'somebody'} ({self.subject}){why}"


def mute_of(alert: Alert, mutes: Iterable[Mute]) -> Mute | None:
    """Return the mute that keeps an alert from people, if one does.

    What newsmon says of itself and its sources is kept from people only where just that was asked for:
    by ``kind:source@`` and the name of the source.
    """
    subjects = set(_subjects(alert))
    return next((mute for mute in mutes if mute.subject in subjects), None) or _by_sentences(alert, mutes)


def _subjects(alert: Alert) -> Iterator[str]:
    if alert.kind is AlertKind.SOURCE:
        yield f"kind:{alert.kind}@{alert.source}"
        return
    yield from (f"topic:{topic}" for topic in alert.topics)
    yield from (f"{name}:{value}" for name, value in (("source", alert.source), ("outlet", alert.outlet)) if value)
    yield from (f"{name}:{value}" for name, value in (("story", alert.story), ("article", alert.article)) if value)
    yield f"kind:{alert.kind}@{alert.outlet}"


def _by_sentences(alert: Alert, mutes: Iterable[Mute]) -> Mute | None:
    """Return a mute where an edit touched nothing but sentences that are muted."""
    by_subject = {mute.subject: mute for mute in mutes}
    change = alert.change
    if not by_subject or alert.kind is not AlertKind.EDITED or change is None or change.title or not change.sentences:
        return None
    of_each = [
        next((by_subject[name] for name in map(_sentence, (one.before, one.after)) if name in by_subject), None)
        for one in change.sentences
    ]
    return of_each[0] if all(of_each) else None


def _sentence(text: str) -> str:
    return f"sentence:{sentence_id(text)}"


def sentence_id(sentence: str) -> str:
    """Name a sentence by a digest of its wording, so that no text travels in an address.

    Figures do not count: a line that states another number every hour stays the same line.

    >>> sentence_id("1,204 people read this") == sentence_id("1,377 people read this")
    True
    """
    return sha256(_DIGITS.sub("0", key(sentence)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def misfit(subject: str) -> str:
    """Say what is wrong with a subject that a person wrote; empty when nothing is."""
    name, colon, value = subject.partition(":")
    if not colon or name not in SUBJECTS or not value:
        return f"{subject!r} is no subject: write {', '.join(f'{each}:…' for each in SUBJECTS)}"
    if name in _NUMBERS and not value.isdecimal():
        return f"{value!r} is no number of {'a story' if name == 'story' else 'an article'}"
    if name == "sentence" and not _SENTENCE.fullmatch(value):
        return "a sentence is named by the 16 letters and digits of its mute link"
    return _misfit_of_kind(value) if name == "kind" else ""


def _misfit_of_kind(value: str) -> str:
    kind, at, outlet = value.partition("@")
    if kind not in set(AlertKind):
        return f"{kind!r} is no kind of alert: {', '.join(AlertKind)}"
    return "" if at and outlet else f"say at which outlet: kind:{kind}@OUTLET"
