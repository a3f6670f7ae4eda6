"""Secrets come from the environment or a file, and never come out in a message."""

from pathlib import Path

import pytest

from monitor.settings import load_database, load_mask
from tests.settings.writing import problem_of, problems_of, settings_of, written

CHANNEL = "channels:\n  newsroom: {urls: ['${HOOK}']}"


def test_an_address_is_taken_from_the_environment(tmp_path: Path) -> None:
    settings = settings_of(tmp_path, CHANNEL, {"HOOK": "json://receiver.example/hook"})
    assert settings.channels()[0].urls == ("json://receiver.example/hook",)


def test_a_secret_that_is_not_set_is_named_with_the_line_that_asks_for_it(tmp_path: Path) -> None:
    for environment in ({}, {"HOOK": ""}):
        problem = problem_of(tmp_path, CHANNEL, environment)
        assert (problem.line, problem.key) == (2, "channels.newsroom.urls[0]")
        assert "no HOOK" in problem.what
        assert "export HOOK=" in problem.do


def test_addresses_are_read_from_a_file_one_a_line(tmp_path: Path) -> None:
    (tmp_path / "hooks").write_text("# two of them\njson://a.example/1\n\n  json://b.example/2\n")
    settings = settings_of(tmp_path, "channels:\n  newsroom: {urls_file: hooks}")
    assert settings.channels()[0].urls == ("json://a.example/1", "json://b.example/2")


def test_a_secret_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    problem = problem_of(tmp_path, "channels:\n  newsroom:\n    urls_file: /nowhere/hooks")
    assert (problem.line, problem.key) == (3, "channels.newsroom.urls_file")
    assert "No such file" in problem.what


def test_an_address_here_and_in_a_file_is_one_too_many(tmp_path: Path) -> None:
    (tmp_path / "hooks").write_text("json://a.example/1")
    text = "channels:\n  newsroom: {urls: ['terminal://'], urls_file: hooks}"
    assert "urls is there too" in problem_of(tmp_path, text).what


def test_the_database_may_stand_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "url").write_text("postgresql+psycopg://me:hunter2@db.example/news\n")
    assert settings_of(tmp_path, "database_file: url").database() == "postgresql+psycopg://me:hunter2@db.example/news"


def test_no_message_and_no_value_shows_a_secret(tmp_path: Path) -> None:
    secret = "hunter2-hunter2"
    (tmp_path / "hooks").write_text(f"slak://{secret}")
    everywhere = """
database: 'mysql://${SECRET}'
topics: [{name: '${SECRET}', names: [], query: '${SECRET} AND ('}]
sources: [{name: a, kind: '${SECRET}', url: 'ftp://${SECRET}', every: '${SECRET}', zone: '${SECRET}'}]
channels: {a: {urls: ['slak://${SECRET}']}, b: {urls_file: hooks}, c: {urls: ['terminal://'], locale: '${SECRET}'}}
routes: [{to: '${SECRET}', topics: ['${SECRET} 2'], quiet: '${SECRET}', digest: '${SECRET}', severity: '${SECRET}'}]
fetch: {contact: '${SECRET}', delay: '${SECRET}'}
outlets: '${SECRET}'
"""
    problems = problems_of(tmp_path, everywhere, {"SECRET": secret})
    assert len(problems) > 15
    assert secret not in "\n".join(map(repr, problems))


def test_settings_do_not_print_their_secrets(tmp_path: Path) -> None:
    text = "database: postgresql://me:hunter2hunter2@db.example/x\n" + CHANNEL
    settings = settings_of(tmp_path, text, {"HOOK": "json://user:hunter2hunter2@receiver.example"})
    assert "hunter2" not in repr(settings)
    assert "hunter2" not in repr(settings.channels())


def test_asking_the_history_needs_no_secret_of_a_channel(tmp_path: Path) -> None:
    path = written(tmp_path, "database: sqlite:///news.db\n" + CHANNEL)
    assert load_database(path, {}) == f"sqlite:///{tmp_path}/news.db"


@pytest.mark.parametrize("password", ["p@s/s#w?rd", "p%40s%2Fs%23w%3Frd"])
def test_a_password_from_the_environment_may_hold_any_sign_or_stand_escaped(tmp_path: Path, password: str) -> None:
    text = "channels:\n  mail: {urls: ['mailtos://user:${PW}@mail.example?to=desk@paper.example']}"
    (url,) = settings_of(tmp_path, text, {"PW": password}).channels()[0].urls
    assert url == "mailtos://user:p%40s%2Fs%23w%3Frd@mail.example?to=desk@paper.example"


def test_a_password_of_the_database_may_hold_any_sign(tmp_path: Path) -> None:
    path = written(tmp_path, "database: 'postgresql+psycopg://news:${PW}@db.example/news'")
    assert load_database(path, {"PW": "a@b/c"}) == "postgresql+psycopg://news:a%40b%2Fc@db.example/news"


def test_a_whole_address_from_the_environment_stays_as_it_is(tmp_path: Path) -> None:
    hook = "json://receiver.example/a?b=c#d"
    assert settings_of(tmp_path, CHANNEL, {"HOOK": hook}).channels()[0].urls == (hook,)


def test_a_password_that_parts_its_address_is_told_how_to_be_written(tmp_path: Path) -> None:
    problem = problem_of(tmp_path, "channels:\n  mail: {urls: ['mailtos://u:p@s/s#w?d@mail.example?to=d@p.example']}")
    assert "@ # / ? are written %40 %23 %2F %3F" in problem.what


def test_a_variable_may_be_part_of_a_value(tmp_path: Path) -> None:
    text = "sources: [{name: a, kind: feed, url: 'https://${HOST}/feed'}]"
    assert settings_of(tmp_path, text, {"HOST": "a.example"}).sources()[0].url == "https://a.example/feed"
    assert problem_of(tmp_path, text, {"HOST": "a b\n"}).key == "sources[0].url"


def test_the_key_in_an_address_is_called_by_its_name_in_whatever_is_said(tmp_path: Path) -> None:
    text = "sources: [{name: a, kind: feed, url: 'https://a.example/feed?key=${KEY}'}]"
    settings = settings_of(tmp_path, text, {"KEY": "p/ss w+rd"})
    for key in ("p/ss w+rd", "p/ss%20w%2Brd", "p%2Fss%20w%2Brd", "p%2Fss+w%2Brd"):
        assert settings.mask(f"not found: /feed?key={key}") == "not found: /feed?key=${KEY}"


def test_what_is_no_key_of_an_address_is_said_as_it_is(tmp_path: Path) -> None:
    text = """
topics: [{name: '${TOPIC}'}]
sources: [{name: a, kind: feed, url: '${SITE}/feed?n=${SHORT}'}]
"""
    environment = {"TOPIC": "SoftBank", "SITE": "https://a.example", "SHORT": "100"}
    said = "SoftBank at https://a.example/1 for 100"
    assert settings_of(tmp_path, text, environment).mask(said) == said


def test_the_keys_are_known_even_where_the_settings_cannot_be_used(tmp_path: Path) -> None:
    file = written(tmp_path, "sources: [{name: a, url: 'https://a.example/?key=${KEY}'}]\nnonsense: 1")
    assert load_mask(file, {"KEY": "hunter2-hunter2"})("hunter2-hunter2") == "${KEY}"


def test_a_key_that_stands_in_the_address_of_a_source_is_hidden_by_its_name_or_its_shape(tmp_path: Path) -> None:
    urls = {
        "https://a.example/feed?apikey=hunter22&page=2": "hunter22",
        "https://a.example/feed?access_token=abcdef": "abcdef",
        "https://a.example/feed?x-sig=abc%3D%3D": "abc%3D%3D",
        "https://a.example/feed?u=9f86d081884c7d659a2feaa0c55ad015": "9f86d081884c7d659a2feaa0c55ad015",
        "https://a.example/private/9f86d081-884c-7d65-9a2f-eaa0c55ad015/rss": "884c-7d65",
    }
    for url, key in urls.items():
        text = f"sources:\n  - {{name: daily, kind: feed, url: '{url}'}}"
        said = settings_of(tmp_path, text).mask(f"{url} answered 500")
        assert key not in said
        assert "a.example" in said
        assert "****" in said


def test_what_is_no_key_stays_in_an_address(tmp_path: Path) -> None:
    for url in (
        "https://a.example/rss?category=business&page=2",
        "https://a.example/latest-10-stories-of-2026-02/20260206163438790",
        "https://a.example/section/ArticleList2026?key=1",
    ):
        text = f"sources:\n  - {{name: daily, kind: feed, url: '{url}'}}"
        assert settings_of(tmp_path, text).mask(f"{url} answered 500") == f"{url} answered 500"


def test_a_password_in_an_address_that_is_refused_is_not_shown(tmp_path: Path) -> None:
    text = "sources:\n  - {name: daily, kind: feed, url: 'https://me:hunter2@a.example/feed'}"
    assert "hunter2" not in str(problems_of(tmp_path, text))


def test_aliases_of_aliases_and_giant_settings_are_refused_in_a_word(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    assert "aliases" in problem_of(tmp_path, "\n".join(lines)).what
    assert "million characters" in problem_of(tmp_path, "# " + "x" * 4_000_001).what
