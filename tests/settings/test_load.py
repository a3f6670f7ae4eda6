"""A settings file becomes values of the domain."""

from datetime import time, timedelta
from pathlib import Path

import pytest

from monitor.domain.alerts import AlertKind
from monitor.domain.changes import Kind, Severity
from monitor.domain.errors import SettingsError
from monitor.domain.routes import By, Cap, Digest, Group, Quiet, Route
from monitor.domain.sources import Recheck, Source, SourceKind, Track
from monitor.domain.topics import Name, Topic
from monitor.settings import load_topics, locate
from tests.settings.writing import problem_of, settings_of, written


def test_a_topic_has_names_with_case_and_companions(tmp_path: Path) -> None:
    names = "[엑스AI, {text: xAI, case: true}, {text: X, companions: [머스크]}]"
    text = f"topics:\n  - {{name: xAI, names: {names}, query: 'xAI'}}"
    assert settings_of(tmp_path, text).topics() == (
        Topic(
            name="xAI",
            names=(Name(text="엑스AI"), Name(text="xAI", case=True), Name(text="X", companions=("머스크",))),
            query="xAI",
        ),
    )


def test_a_topic_without_names_is_spelled_as_it_is_called(tmp_path: Path) -> None:
    assert settings_of(tmp_path, "topics: [{name: SoftBank}]").topics()[0].names == (Name(text="SoftBank"),)


@pytest.mark.parametrize("word", ["No", "on", "12:30", "2026-01-23", "1_000", "0x1F", "3.10"])
def test_words_that_yaml_would_bend_stay_words(tmp_path: Path, word: str) -> None:
    assert settings_of(tmp_path, f"topics: [{{name: News, names: [{word}]}}]").topics()[0].names[0].text == word


def test_a_source_has_sensible_defaults(tmp_path: Path) -> None:
    text = "sources: [{name: a, kind: feed, url: 'https://a.example/feed'}]"
    expected = Source(name="a", kind=SourceKind.FEED, url="https://a.example/feed")
    assert settings_of(tmp_path, text).sources() == (expected,)


def test_a_source_says_when_and_how_it_is_looked_at(tmp_path: Path) -> None:
    text = """
sources:
  - {name: a, kind: section, url: 'https://a.example/', cron: '*/5 6-23 * * mon-fri', zone: Asia/Seoul, links: '/\\d+'}
  - {name: b, kind: sitemap, url: 'https://b.example/', every: 1h30m, track: all, recheck: always, backlog: 6}
"""
    one, two = settings_of(tmp_path, text).sources()
    assert (one.cron, one.zone, one.links) == ("*/5 6-23 * * mon-fri", "Asia/Seoul", "/\\d+")
    assert two.every == timedelta(minutes=90)
    assert (two.track, two.recheck, two.backlog) == (Track.ALL, Recheck.ALWAYS, timedelta(hours=6))


@pytest.mark.parametrize(("backlog", "hours"), [("0", 0), ("12", 12), ("2d", 48)])
def test_a_backlog_is_a_number_of_hours_or_a_length_of_time(tmp_path: Path, backlog: str, hours: int) -> None:
    text = f"sources: [{{name: a, kind: feed, url: 'https://a.example/', backlog: {backlog}}}]"
    assert settings_of(tmp_path, text).sources()[0].backlog == timedelta(hours=hours)


def test_a_route_carries_all_unless_it_says_otherwise(tmp_path: Path) -> None:
    route = settings_of(tmp_path, "channels: {a: {urls: ['terminal://']}}\nroutes: [{to: a}]").routes()[0]
    assert (route.name, route.to, route.topics, route.sources) == ("a", "a", ("*",), ())
    assert route.tell == Route(name="a", to="a").tell
    assert (route.severity, route.quiet_except) == (Severity.MEDIUM, Severity.HIGH)
    assert (route.group, route.at_most) == (Group(), Cap(count=30, within=timedelta(minutes=10)))


def test_a_route_may_want_a_message_for_each_alert_and_a_digest_needs_no_groups(tmp_path: Path) -> None:
    text = """
channels: {a: {urls: ['terminal://']}}
routes:
  - {to: a, group: none, at_most: none}
  - {to: a, digest: '06:30'}
"""
    for route in settings_of(tmp_path, text).routes():
        assert (route.group, route.at_most) == (None, None)


def test_a_route_says_what_and_when_and_how_much(tmp_path: Path) -> None:
    text = """
topics: [{name: SoftBank}]
channels: {a: {urls: terminal://}}
routes:
  - to: a
    name: night desk
    topics: SoftBank
    tell: [new, edited]
    severity: none
    severities: {label: high}
    quiet: '22:00-06:00 Asia/Seoul'
    quiet_except: none
  - {to: a, digest: '06:30 Asia/Seoul'}
  - {to: a, digest: '30 6 * * mon-fri Asia/Seoul'}
"""
    night, daily, weekly = settings_of(tmp_path, text).routes()
    assert (night.name, night.topics, night.tell) == ("night desk", ("SoftBank",), (AlertKind.NEW, AlertKind.EDITED))
    assert (night.severity, night.severities) == (Severity.NONE, ((Kind.LABEL, Severity.HIGH),))
    assert night.quiet == Quiet(start=time(22), end=time(6), zone="Asia/Seoul")
    assert night.quiet_except is None
    assert daily.digest == Digest(at=time(6, 30), zone="Asia/Seoul")
    assert weekly.digest == Digest(cron="30 6 * * mon-fri", zone="Asia/Seoul")
    assert [daily.name, weekly.name] == ["a", "a 2"]


def test_quiet_hours_and_digests_without_a_zone_are_on_the_clock_of_their_channel(tmp_path: Path) -> None:
    text = """
channels:
  seoul: {urls: ['terminal://'], locale: ko}
  berlin: {urls: ['terminal://'], zone: Europe/Berlin}
routes:
  - {to: seoul, quiet: '22:00-06:00'}
  - {to: berlin, digest: '06:30', empty: true}
  - {to: berlin, digest: '0 7 * * mon'}
"""
    seoul, daily, weekly = settings_of(tmp_path, text).routes()
    assert seoul.quiet == Quiet(start=time(22), end=time(6), zone="Asia/Seoul")
    assert (daily.digest, daily.empty) == (Digest(at=time(6, 30), zone="Europe/Berlin"), True)
    assert weekly.digest == Digest(cron="0 7 * * mon", zone="Europe/Berlin")


def test_quiet_hours_may_be_several_and_on_some_days(tmp_path: Path) -> None:
    text = """
channels: {seoul: {urls: ['terminal://'], locale: ko}}
routes: [{to: seoul, quiet: ['22:00-07:00 sun-thu', '00:00-24:00 sat,sun UTC']}]
"""
    (route,) = settings_of(tmp_path, text).routes()
    weekend = Quiet(start=time(0), end=time(0), zone="UTC", days=(5, 6))
    night = Quiet(start=time(22), end=time(7), zone="Asia/Seoul", days=(0, 1, 2, 3, 6), also=(weekend,))
    assert route.quiet == night


def test_a_route_chooses_groups_and_caps(tmp_path: Path) -> None:
    text = """
channels: {desk: {urls: ['terminal://'], at_most_once: true}}
routes:
  - to: desk
    outlets: Harbour Post
    languages: [ko-KR, EN]
    changes: [figure]
    story_size: 3
    stop: true
    group: {by: topic, wait: 0s, interval: 10m}
    at_most: 30 per 10m
  - {to: desk, group: story}
heartbeat_url: https://beats.example/4711
"""
    settings = settings_of(tmp_path, text)
    chosen, grouped = settings.routes()
    assert (chosen.outlets, chosen.languages, chosen.changes) == (("Harbour Post",), ("ko", "en"), (Kind.FIGURE,))
    assert (chosen.story_size, chosen.stop) == (3, True)
    assert chosen.group == Group(by=By.TOPIC, wait=timedelta(0), interval=timedelta(minutes=10))
    assert chosen.at_most == Cap(count=30, within=timedelta(minutes=10))
    assert grouped.group == Group()
    assert settings.channels()[0].at_most_once
    assert settings.heartbeat_url() == "https://beats.example/4711"


def test_messages_in_korean_show_korean_time_unless_told_otherwise(tmp_path: Path) -> None:
    text = """
channels:
  a: {urls: ['terminal://'], locale: ko}
  b: {urls: ['terminal://']}
  c: {urls: ['terminal://'], zone: Asia/Tokyo}
"""
    zones = [(each.name, each.locale, each.zone) for each in settings_of(tmp_path, text).channels()]
    assert zones == [("a", "ko", "Asia/Seoul"), ("b", "en", "UTC"), ("c", "en", "Asia/Tokyo")]


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("sqlite:///newsmon.db", "sqlite:///{folder}/newsmon.db"),
        ("sqlite:////var/lib/newsmon.db", "sqlite:////var/lib/newsmon.db"),
        ("sqlite:///kept/newsmon.db?timeout=5", "sqlite:///{folder}/kept/newsmon.db?timeout=5"),
        ("postgresql+psycopg://db.example/news", "postgresql+psycopg://db.example/news"),
    ],
)
def test_a_relative_database_begins_at_the_folder_of_the_settings(tmp_path: Path, given: str, meant: str) -> None:
    assert settings_of(tmp_path, f"database: {given}").database() == meant.format(folder=tmp_path)


def test_what_is_not_written_has_its_default(tmp_path: Path) -> None:
    settings = settings_of(tmp_path, "keep: {}\n")
    assert (settings.sources(), settings.topics(), settings.routes()) == ((), (), ())
    assert (settings.keep_raw(), settings.outlets(), settings.fetch().delay) == (
        timedelta(days=30),
        "spiders.outlets",
        2.0,
    )


def test_a_key_with_nothing_behind_it_is_as_good_as_absent(tmp_path: Path) -> None:
    settings = settings_of(tmp_path, "sources:\n  # - {name: a}\nfetch:\n  contact:\n")
    assert (settings.sources(), settings.fetch().contact) == ((), "")


def test_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    environment = {"NEWSMON_FETCH__DELAY": "5", "NEWSMON_DATABASE": "sqlite:////srv/x.db", "NEWSMON_SHARED": "ours?"}
    settings = settings_of(tmp_path, "fetch: {delay: 1, per_host: 3}", environment)
    assert (settings.fetch().delay, settings.fetch().per_host) == (5.0, 3)
    assert settings.database() == "sqlite:////srv/x.db"


def test_what_is_wrong_in_the_environment_is_said_with_the_variable(tmp_path: Path) -> None:
    problem = problem_of(tmp_path, "", {"NEWSMON_FETCH__DELAY": "soon"})
    assert (problem.file, problem.line, problem.key) == ("environment", None, "NEWSMON_FETCH__DELAY")


def test_lists_in_the_environment_that_are_no_json_are_refused(tmp_path: Path) -> None:
    assert "JSON" in problem_of(tmp_path, "", {"NEWSMON_TOPICS": "SoftBank"}).do


def test_topics_are_read_from_a_file_whatever_else_it_holds(tmp_path: Path) -> None:
    path = written(tmp_path, "topics: [{name: SoftBank}]\nchannels: {a: {urls: ['${NOT_SET}']}}\nother: tools\n")
    assert [topic.name for topic in load_topics(path)] == ["SoftBank"]


def test_bad_topics_in_a_file_of_topics_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r":1: topics\[0\].nmae"):
        load_topics(written(tmp_path, "topics: [{nmae: SoftBank}]"))


def test_the_settings_are_those_given_else_those_here_else_the_users_own(tmp_path: Path) -> None:
    here, home = tmp_path / "here", tmp_path / "home"
    here.mkdir()
    home.mkdir()
    assert locate(here=here, home=home) == here / "newsmon.yaml"
    (home / "newsmon.yaml").touch()
    assert locate(here=here, home=home) == home / "newsmon.yaml"
    (here / "newsmon.yaml").touch()
    assert locate(here=here, home=home) == here / "newsmon.yaml"
    assert locate(Path("other.yaml"), here=here, home=home) == Path("other.yaml")
