"""What several alerts of one article come to."""

from dataclasses import replace

from monitor.domain.alerts import Alert, AlertKind
from monitor.domain.changes import Change, Comparison, Finding, Kind, Severity
from monitor.domain.notices import Notice, NoticeKind
from monitor.domain.telling.netting import net, of_sources, runs, told
from tests.store.building import MINUTE, NOON, an_alert

CHANGE = Change(kinds=(Kind.FIGURE,), severity=Severity.HIGH, silent=None, reason="a figure")
EDIT = Comparison(finding=Finding.EDIT, reason="a figure", tell=True, change=CHANGE)


def step(number: int, kind: AlertKind = AlertKind.EDITED, article: int = 1) -> Alert:
    change = CHANGE if kind is AlertKind.EDITED else None
    return an_alert(
        f"{article}-{number}",
        kind=kind,
        at=NOON + number * MINUTE,
        article=article,
        revision=number,
        previous=number - 1,
        title=f"title {number}",
        change=change,
    )


def test_alerts_of_different_articles_and_of_newsmon_itself_stand_alone() -> None:
    assert runs([step(2), step(2, article=2), an_alert("s", kind=AlertKind.SOURCE)]) == ()


def test_a_net_change_sums_all_steps_up_and_names_the_alerts_it_stands_for() -> None:
    (run,) = runs([step(2), step(3), replace(step(4), steps=2, title="newest")])
    one = net(run, EDIT)
    assert one is not None
    assert (one.previous, one.revision, one.steps, one.title) == (1, 4, 4, "newest")
    assert one.sums == ("1-2", "1-3", "1-4")
    assert one.key not in one.sums
    assert net(run, EDIT) == one


def test_a_net_change_was_seen_unchanged_last_before_the_first_of_its_steps() -> None:
    (run,) = runs([replace(step(2), unseen_since=NOON), replace(step(3), unseen_since=NOON + MINUTE)])
    one = net(run, EDIT)
    assert one is not None
    assert one.unseen_since == NOON


def test_what_two_readers_read_differently_is_told_step_by_step() -> None:
    (run,) = runs([step(2), step(3)])
    assert net(run, Comparison(finding=Finding.TECHNICAL, reason="another reader")) is None
    assert net(run, None) is None


def test_a_removal_stays_beside_the_net_change_and_a_follow_up_beside_its_edits() -> None:
    gone = replace(step(3, AlertKind.REMOVED), key="1-gone")
    follow = step(1, AlertKind.FOLLOWUP, article=2)
    alerts = [follow, step(2), step(2, article=2), step(3), step(3, article=2), gone]
    nets = [one for run in runs(alerts) if (one := net(run, EDIT))]
    assert [(one.article, one.kind, one.steps) for one in told(alerts, nets)] == [
        (2, AlertKind.FOLLOWUP, 1),
        (1, AlertKind.EDITED, 2),
        (2, AlertKind.EDITED, 2),
        (1, AlertKind.REMOVED, 1),
    ]


def test_a_topic_that_came_and_went_again_is_neither() -> None:
    (run,) = runs([replace(step(2), entered=("xAI",)), replace(step(3), left=("xAI", "SoftBank"))])
    one = net(run, EDIT)
    assert one is not None
    assert (one.entered, one.left, one.severity) == ((), ("SoftBank",), Severity.HIGH)


def a_notice(kind: NoticeKind, source: str, minute: int) -> Alert:
    return an_alert(
        f"{kind} {source} {minute}",
        kind=AlertKind.SOURCE,
        at=NOON + minute * MINUTE,
        notice=Notice(kind=kind, about=source),
    )


def test_sources_of_one_message_are_one_notice_by_how_they_stood_at_the_end() -> None:
    dead, back = NoticeKind.UNREADABLE, NoticeKind.READABLE
    alerts = [a_notice(dead, "a", 0), a_notice(dead, "b", 1), a_notice(dead, "c", 2), a_notice(back, "a", 3)]
    unread, again = of_sources(alerts)
    assert unread.notice == Notice(kind=dead, names=("b", "c"), sources=2)
    assert unread.sums == ("unreadable b 1", "unreadable c 2")
    assert (again.notice, again.sums) == (Notice(kind=back, about="a"), ("unreadable a 0", "readable a 3"))
    assert of_sources(alerts[:1]) == ()
    assert told(alerts, [unread, again]) == (unread, again)
