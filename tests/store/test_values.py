from dataclasses import fields
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.domain.alerts import Alert, AlertKind, Cause
from monitor.domain.articles import Article, Clock, Reader, Stamp
from monitor.domain.changes import Change, FigureChange, Kind, Op, SentenceChange, Severity, TitleChange
from monitor.domain.sources import Source
from monitor.domain.topics import Name, Topic
from monitor.store.values import dumps, loads, plain, revive
from tests.store.building import NOON, an_alert, an_article

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=20)
MOMENTS = st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=9))]))


def made(kind: type[Any], /, **more: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Build values of a kind, texts and tuples of texts filled with anything."""
    texts = {each.name: ANY_TEXT for each in fields(kind) if each.type is str}
    rows = {
        each.name: st.lists(ANY_TEXT, max_size=3).map(tuple) for each in fields(kind) if each.type == tuple[str, ...]
    }
    return st.builds(kind, **texts | rows | more)


ARTICLES = made(
    Article,
    published=st.none() | MOMENTS,
    modified=st.none() | MOMENTS,
    stamps=st.lists(made(Stamp, clock=st.sampled_from(Clock), at=MOMENTS), max_size=2).map(tuple),
    origins=st.dictionaries(ANY_TEXT, ANY_TEXT, max_size=2),
    reader=made(Reader, extractor=st.integers(0, 9)),
    damaged=st.booleans(),
)
CHANGES = made(
    Change,
    kinds=st.lists(st.sampled_from(Kind), max_size=3).map(tuple),
    severity=st.sampled_from(Severity),
    silent=st.none() | st.booleans(),
    title=st.none() | made(TitleChange),
    figures=st.lists(made(FigureChange, percent=st.none() | st.floats(allow_nan=False)), max_size=2).map(tuple),
    sentences=st.lists(made(SentenceChange, op=st.sampled_from(Op)), max_size=2).map(tuple),
    reverts_to=st.none() | st.integers(1, 9),
    evidence=st.dictionaries(st.sampled_from(Kind), ANY_TEXT, max_size=2),
)
ALERTS = made(
    Alert, kind=st.sampled_from(AlertKind), at=MOMENTS, severity=st.sampled_from(Severity), change=st.none() | CHANGES
)


@given(ARTICLES | CHANGES | ALERTS)
@settings(max_examples=150)
def test_a_value_comes_back_as_it_was(value: Article | Change | Alert) -> None:
    back = loads(type(value), dumps(value))
    assert back == value
    assert {type(getattr(back, each.name)) for each in fields(back)} == {
        type(getattr(value, each.name)) for each in fields(value)
    }


def test_a_topic_and_a_source_come_back_as_they_were() -> None:
    topic = Topic(name="Harbour", names=(Name(text="항만", companions=("폐쇄",)), Name(text="port", case=True)))
    source = Source(name="h", kind="feed", url="u", every=timedelta(minutes=5), until=NOON)  # type: ignore[arg-type] # as YAML gives it
    assert revive(Topic, plain(topic)) == topic
    assert revive(Source, plain(source)) == source


def test_what_holds_its_default_takes_no_room() -> None:
    assert plain(Name(text="항만")) == {"text": "항만"}


def test_a_field_that_is_no_longer_known_is_passed_over() -> None:
    assert revive(Name, {"text": "항만", "colour": "red"}) == Name(text="항만")


def test_the_publishers_own_offset_is_kept() -> None:
    seoul = datetime(2026, 3, 2, 16, 50, tzinfo=timezone(timedelta(hours=9)))
    back = loads(Article, dumps(an_article(published=seoul)))
    assert back.published is not None
    assert back.published.isoformat() == "2026-03-02T16:50:00+09:00"


def test_severity_is_a_severity_again() -> None:
    assert loads(Alert, dumps(an_alert(severity=Severity.HIGH))).severity is Severity.HIGH


def test_a_field_is_read_under_the_name_that_it_bore_before() -> None:
    alert = an_alert(held_since=NOON, held_for=Cause.PACED)
    before = {"held_since": "kept_since", "held_for": "kept_for"}
    row = {before.get(name, name): item for name, item in plain(alert).items()}
    assert set(row) > {"kept_since", "kept_for"}
    assert revive(Alert, row) == alert
