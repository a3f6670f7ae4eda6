"""Which alerts a silence keeps from people."""

from dataclasses import replace

from monitor.domain.alerts import Alert, AlertKind
from monitor.domain.changes import Change, Kind, Op, SentenceChange, Severity, TitleChange
from monitor.domain.telling.muting import Mute, mute_of, sentence_id
from tests.store.building import NOON, an_alert

COUNTER = "1,204 people have read this by now."


def an_edit(*sentences: SentenceChange, title: TitleChange | None = None) -> Alert:
    change = Change(
        kinds=(Kind.UPDATED,), severity=Severity.MEDIUM, silent=None, reason="r", sentences=sentences, title=title
    )
    return an_alert(kind=AlertKind.EDITED, change=change)


def replaced(before: str, after: str) -> SentenceChange:
    return SentenceChange(op=Op.REPLACE, before=before, after=after)


def test_an_edit_that_touches_a_silenced_sentence_alone_is_silenced_whatever_number_it_states() -> None:
    silences = [Mute(subject=f"sentence:{sentence_id(COUNTER)}", since=NOON)]
    counted = replaced("1,377 people have read this by now.", "1,400 people have read this by now.")
    other = replaced("Work begins in May.", "Work begins in June.")
    assert mute_of(an_edit(counted), silences) is silences[0]
    assert mute_of(an_edit(counted, other), silences) is None
    assert mute_of(an_edit(counted, title=TitleChange(before="a", after="b")), silences) is None


def test_a_sentence_that_gives_way_to_another_is_silenced_by_its_old_wording() -> None:
    silences = [Mute(subject=f"sentence:{sentence_id('Rain is expected.')}", since=NOON)]
    assert mute_of(an_edit(replaced("Rain is expected.", "Snow is expected.")), silences)


def test_a_silence_speaks_of_nothing_else() -> None:
    alert = an_alert(topics=("xAI",), story=3, article=4, outlet="Post", source="post")
    for subject in ("topic:xA", "story:4", "article:3", "kind:edited@Post", "outlet:post"):
        assert mute_of(alert, [Mute(subject=subject, since=NOON)]) is None
    assert mute_of(replace(alert, topics=("a", "xAI")), [Mute(subject="topic:xAI", since=NOON)])
