"""What is wrong in a settings file is said with its line, its key and the way out."""

from pathlib import Path

import pytest

from monitor.domain.errors import SettingsError
from monitor.settings import load
from tests.settings.writing import problem_of, problems_of, settings_of, written

SOURCE = "sources:\n  - {name: a, kind: feed, url: 'https://a.example/feed'"


def test_without_a_file_the_way_to_a_first_one_is_said(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"no settings here\. `newsmon init` writes a starter"):
        load(tmp_path / "newsmon.yaml", {})


def test_a_folder_is_no_settings_file(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read: Is a directory"):
        load(tmp_path, {})


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "newsmon.yaml"
    path.write_bytes("topics: [{name: 소프트뱅크}]".encode("cp949"))
    with pytest.raises(SettingsError, match=r"not UTF-8 text\. Save it as UTF-8"):
        load(path, {})


@pytest.mark.parametrize(
    ("text", "line", "way_out"),
    [
        ("topics: [\nsources: x", 2, "Close the bracket"),
        ("topics:\n\t- name: x", 2, "spaces, not tabs"),
        ("topics:\n  - name: a: b", 2, "in quotes"),
        ("database: 'sqlite:///x", 1, "quotes"),
        ("topics: []\n---\ntopics: []", 2, "remove the line '---'"),
    ],
)
def test_broken_yaml_is_told_with_line_and_column(tmp_path: Path, text: str, line: int, way_out: str) -> None:
    problem = problem_of(tmp_path, text)
    assert problem.line == line
    assert "column" in problem.what
    assert way_out in problem.do


@pytest.mark.parametrize("text", ["- topics", "topics", "12"])
def test_what_is_no_mapping_is_no_settings_file(tmp_path: Path, text: str) -> None:
    assert "no settings file" in problem_of(tmp_path, text).what


def test_binary_data_is_no_yaml(tmp_path: Path) -> None:
    assert "no YAML" in problem_of(tmp_path, "topics: \x00\x01").what


@pytest.mark.parametrize(
    ("text", "line", "key", "words"),
    [
        ("topics: []\nsorces: []", 2, "sorces", "Did you mean 'sources'?"),
        (SOURCE + ", evry: 5m}", 2, "sources[0].evry", "Did you mean 'every'?"),
        (SOURCE + ", kinds: feed}", 2, "sources[0].kinds", "Did you mean 'kind'?"),
        ("fetch:\n  speed: 9", 2, "fetch.speed", "Here may stand: allow_hosts, contact"),
        ("channels:\n  a: {urls: ['terminal://'], local: ko}", 2, "channels.a.local", "Did you mean 'locale'?"),
    ],
)
def test_an_unknown_key_is_refused_with_the_one_that_was_meant(
    tmp_path: Path, text: str, line: int, key: str, words: str
) -> None:
    problem = problem_of(tmp_path, text)
    assert (problem.line, problem.key, words in problem.do) == (line, key, True)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("ftp://a.example/feed", "not http"),
        ("a.example/feed", "lacks http:// or https://"),
        ("https://", "names no host"),
        ("file:///etc/passwd", "not http"),
        ("https://a.example:99999/", "cannot be read"),
    ],
)
def test_a_bad_address_of_a_source_is_refused(tmp_path: Path, address: str, words: str) -> None:
    problem = problem_of(tmp_path, f"sources:\n  - name: a\n    kind: feed\n    url: '{address}'")
    assert (problem.line, problem.key) == (4, "sources[0].url")
    assert words in problem.what


@pytest.mark.parametrize(
    ("zone", "meant"),
    [("Asia/Soul", "Asia/Seoul"), ("Seoul", "Asia/Seoul"), ("KST", "Asia/Seoul"), ("europe/pariss", "Europe/Paris")],
)
def test_an_unknown_zone_is_refused_with_the_one_that_was_meant(tmp_path: Path, zone: str, meant: str) -> None:
    problem = problem_of(tmp_path, SOURCE + f", zone: {zone}}}")
    assert problem.key == "sources[0].zone"
    assert problem.do == f"Did you mean {meant!r}?"


@pytest.mark.parametrize(
    "cron", ["* * *", "99 * * * *", "*/5 6-23 * *", "a b c d e", "* * * * * *", "0 6 * * 8", "0 6 * * fry"]
)
def test_bad_cron_is_refused(tmp_path: Path, cron: str) -> None:
    assert "no cron expression" in problem_of(tmp_path, SOURCE + f", cron: '{cron}'}}").what


def test_every_and_cron_exclude_each_other(tmp_path: Path) -> None:
    assert "exclude each other" in problem_of(tmp_path, SOURCE + ", every: 5m, cron: '* * * * *'}").what


@pytest.mark.parametrize("every", ["5", "five minutes", "-5m", "5 m", "1.5h", "0s"])
def test_a_length_of_time_needs_its_unit(tmp_path: Path, every: str) -> None:
    assert problem_of(tmp_path, SOURCE + f", every: '{every}'}}").key == "sources[0].every"


@pytest.mark.parametrize("value", ["[5m]", "{a: b}"])
def test_a_list_is_no_length_of_time(tmp_path: Path, value: str) -> None:
    assert "should be a text" in problem_of(tmp_path, SOURCE + f", every: {value}}}").what


def test_a_word_that_is_not_known_is_answered_with_those_that_are(tmp_path: Path) -> None:
    problem = problem_of(tmp_path, "sources:\n  - {name: a, kind: fed, url: 'https://a.example/'}")
    assert problem.what == "'fed' is not known here"
    assert problem.do == "Did you mean 'feed'? Write 'feed', 'sitemap', 'section' or 'page'"


def test_all_that_a_source_lacks_is_named(tmp_path: Path) -> None:
    problems = problems_of(tmp_path, "sources:\n  - name: a")
    assert [problem.key for problem in problems] == ["sources[0].kind", "sources[0].url"]
    assert {problem.line for problem in problems} == {2}


def test_a_pattern_of_links_is_a_regular_expression(tmp_path: Path) -> None:
    text = "sources:\n  - {name: a, kind: section, url: 'https://a.example/', links: '/news/(\\d+'}"
    assert "no regular expression" in problem_of(tmp_path, text).what


def test_links_are_for_section_pages_alone(tmp_path: Path) -> None:
    assert "section pages alone" in problem_of(tmp_path, SOURCE + ", links: '/news/'}").what


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("topics", "topics:\n  - {name: A B}\n  - {name: A B}"),
        ("sources", SOURCE + "}\n  - {name: a, kind: page, url: 'https://a.example/1'}"),
    ],
)
def test_one_name_belongs_to_one_thing(tmp_path: Path, part: str, text: str) -> None:
    problem = problem_of(tmp_path, text)
    assert (problem.line, problem.key) == (3, f"{part}[1].name")
    assert f"two {part} are called" in problem.what


@pytest.mark.parametrize("text", ["topics: []\ntopics: []", "channels:\n  a: {urls: ['terminal://']}\n  a: {urls: []}"])
def test_a_key_given_twice_is_refused_since_one_would_be_lost(tmp_path: Path, text: str) -> None:
    assert "twice, on lines" in problem_of(tmp_path, text).what


ROUTE = """\
topics: [{name: SoftBank}]
sources: [{name: daily, kind: feed, url: 'https://a.example/feed'}]
channels: {newsroom: {urls: ['terminal://']}}
routes:
  - """


@pytest.mark.parametrize(
    ("route", "key", "what", "do"),
    [
        ("{to: newsrom}", "routes[0].to", "no channel is called 'newsrom'", "Did you mean 'newsroom'?"),
        ("{to: x}", "routes[0].to", "no channel is called 'x'", "There are: newsroom"),
        ("{to: newsroom, topics: [Softbank]}", "routes[0].topics[0]", "no topic", "Did you mean 'SoftBank'?"),
        ("{to: newsroom, sources: [weekly]}", "routes[0].sources[0]", "no source", "There are: daily"),
        ("{to: newsroom, tell: [news]}", "routes[0].tell[0]", "'news' is not known here", "Did you mean 'new'?"),
        ("{to: newsroom, tell: []}", "routes[0].tell", "it is empty", "Write at least one"),
        ("{to: newsroom, severity: big}", "routes[0].severity", "no severity", "none, low, medium, high"),
        ("{to: newsroom, severities: {comma: low}}", "routes[0].severities.comma", "'comma'", "'headline'"),
        ("{to: newsroom, quiet: 22-06}", "routes[0].quiet", "no quiet hours", "22:00-06:00 Asia/Seoul"),
        ("{to: newsroom, quiet: '24:00-06:00 UTC'}", "routes[0].quiet", "no time of day", "23:59"),
        ("{to: newsroom, quiet: '06:00-06:00 UTC'}", "routes[0].quiet", "end when they begin", "Leave them out"),
        ("{to: newsroom, quiet: '22:00-06:00 Seoul'}", "routes[0].quiet", "no time zone", "Asia/Seoul"),
        ("{to: newsroom, digest: '06:30 daily at'}", "routes[0].digest", "no time of a digest", "06:30 Asia/Seoul"),
        ("{to: newsroom, at_most: 30}", "routes[0].at_most", "no number of messages in a time", "30 per 10m"),
        ("{to: newsroom, at_most: 0 per 10m}", "routes[0].at_most", "no number of messages", "30 per 10m"),
        ("{to: newsroom, at_most: 3 per day}", "routes[0].at_most", "no length of time", "2d, 1h30m"),
        ("{to: newsroom, group: {by: outlet}}", "routes[0].group.by", "'outlet' is not known", "'story'"),
        ("{to: newsroom, group: {wait: soon}}", "routes[0].group.wait", "no length of time", "2d, 1h30m"),
        ("{to: newsroom, languages: korean!}", "routes[0].languages[0]", "no code of a language", "ko or en"),
        ("{to: newsroom, languages: [en, kor]}", "routes[0].languages[1]", "calls its language 'kor'", "Write ko"),
        ("{to: newsroom, languages: xx}", "routes[0].languages[0]", "calls its language 'xx'", "ko or en"),
        ("{to: newsroom, digest: '0 6 31 2 *'}", "routes[0].digest", "a day that never comes", "Correct the day"),
        ("{to: newsroom, changes: [number]}", "routes[0].changes[0]", "'number' is not known here", "'figure'"),
        ("{to: newsroom, story_size: 0}", "routes[0].story_size", "too small", "Write 1 or more"),
        ("{to: newsroom, empty: true}", "routes[0]", "only a digest can be empty", "add digest: '06:30'"),
        ("{to: newsroom, digest: '06:30', group: story}", "routes[0]", "gathers everything", "Remove group"),
        ("{to: newsroom, digest: '06:30', at_most: 3 per 1h}", "routes[0]", "gathers everything", "Remove at_most"),
        ("{to: newsroom, digest: '99 6 * * 1 UTC'}", "routes[0].digest", "no cron expression", "mon-fri"),
        ("{topics: ['*']}", "routes[0].to", "it is missing", "Add to"),
    ],
)
def test_a_route_that_cannot_work_is_refused(tmp_path: Path, route: str, key: str, what: str, do: str) -> None:
    problem = problem_of(tmp_path, ROUTE + route)
    assert (problem.line, problem.key) == (5, key)
    assert what in problem.what
    assert do in problem.do


@pytest.mark.parametrize(
    ("topic", "key", "words"),
    [
        ("{name: X}", "topics[0].names[0]", "found everywhere"),
        ("{name: X, names: [Twitter, X]}", "topics[0].names[1]", "found everywhere"),
        ("{name: A B, names: [Ａ]}", "topics[0].names[0]", "found everywhere"),
        ("{name: A B, names: ['…', '.*']}", "topics[0].names[1]", "found everywhere"),
        ("{name: A B, names: []}", "topics[0].names", "it is empty"),
        ("{name: A B, names: ['']}", "topics[0].names[0].text", "a name is some words"),
        ("{name: ''}", "topics[0].name", "a name is some words"),
        ("{name: '*'}", "topics[0].name", "a name is some words"),
        ("{names: [SoftBank]}", "topics[0].name", "it is missing"),
        ("{name: A B, query: 'A AND ('}", "topics[0].query", "at character"),
        ("{name: A B, query: 'NOT Hawks'}", "topics[0].query", "would match everything"),
        ("{name: A B, names: {text: A B}}", "topics[0].names", "should be a list"),
        ("{name: A B, names: [{text: A B, case: perhaps}]}", "topics[0].names[0].case", "true or false"),
        ("SoftBank", "topics[0]", "keys of its own"),
    ],
)
def test_a_topic_that_cannot_match_or_matches_all_is_refused(tmp_path: Path, topic: str, key: str, words: str) -> None:
    found = [each for each in problems_of(tmp_path, f"topics:\n  - {topic}") if each.key.startswith(key)]
    assert found, f"nothing was said of {key}"
    assert found[0].line == 2
    assert words in found[0].what


@pytest.mark.parametrize(
    ("fetch", "key"),
    [
        ("{contact: nobody}", "fetch.contact"),
        ('{contact: "a@b.example\\nX-Evil: 1"}', "fetch.contact"),
        ("{delay: -1}", "fetch.delay"),
        ("{delay: soon}", "fetch.delay"),
        ("{per_host: 0}", "fetch.per_host"),
        ("{allow_hosts: {a: b}}", "fetch.allow_hosts"),
    ],
)
def test_bad_manners_are_refused(tmp_path: Path, fetch: str, key: str) -> None:
    assert problem_of(tmp_path, f"fetch: {fetch}").key == key


@pytest.mark.parametrize("url", ["newsmon.db", "mysql://localhost/x", "sqlite://", "sqlite:///:memory:", "sqlite:///"])
def test_a_database_that_cannot_keep_history_is_refused(tmp_path: Path, url: str) -> None:
    assert problem_of(tmp_path, f"database: '{url}'").key == "database"


def test_a_package_of_profiles_must_be_installed(tmp_path: Path) -> None:
    assert "no Python package" in problem_of(tmp_path, "outlets: my.outlets").what


def test_a_channel_without_an_address_is_refused(tmp_path: Path) -> None:
    assert problem_of(tmp_path, "channels:\n  a: {locale: ko}").what == "it has no address"


def test_a_channel_that_no_service_has_is_refused_without_its_secret(tmp_path: Path) -> None:
    problem = problem_of(tmp_path, "channels:\n  a:\n    urls: ['slak://hunter2hunter2/x']")
    assert (problem.line, problem.key) == (3, "channels.a.urls")
    assert "hunter2" not in str(problem)


def test_an_alias_that_holds_itself_is_refused(tmp_path: Path) -> None:
    assert "holds itself" in str(problems_of(tmp_path, "topics: &all\n  - *all"))


def test_everything_that_is_wrong_is_said_at_once_in_the_order_of_lines(tmp_path: Path) -> None:
    topics_and_sources = "topics: [{name: X}]\nsources: [{name: a, kind: feed, url: b}]\n"
    text = f"databas: x\n{topics_and_sources}routes: [{{to: nobody}}]\nfetch: {{delay: -1}}"
    problems = problems_of(tmp_path, text)
    assert [problem.line for problem in problems] == [1, 2, 3, 4, 5]
    assert all(problem.do for problem in problems)
    assert all(str(problem).startswith(f"{written(tmp_path, text)}:") for problem in problems)


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "topics:\nsources:\n"])
def test_a_file_in_which_nothing_stands_is_not_fine(tmp_path: Path, text: str) -> None:
    problem = problem_of(tmp_path, text)
    assert (problem.what, problem.do) == ("nothing stands in it", "`newsmon init --force` writes a starter")


def test_the_environment_alone_may_fill_an_empty_file(tmp_path: Path) -> None:
    assert settings_of(tmp_path, "", {"NEWSMON_FETCH__DELAY": "3"}).fetch().delay == 3.0


WRONG = """\
topics:
  - Oracle
  - {name: [SoftBank]}
sources:
  - {name: a, kind: feed, url: [x], cron: [5], zone: [KST], links: {a: b}}
channels:
  screen: {urls: [[a]], quoted: lots, at_most_once: perhaps, locale: 3}
routes:
  - {to: [screen], stop: maybe, story_size: 1.5, topics: {a: b}, severities: [label], quiet: [a], empty: 7}
fetch: {delay: 5s, per_host: many, allow_hosts: {a: b}, contact: [me]}
keep: 30d
heartbeat_url: [a]
outlets: {a: b}
database: [a]
"""


def test_every_wrong_type_is_told_in_words_for_people(tmp_path: Path) -> None:
    said = [f"{problem.what}. {problem.do}" for problem in problems_of(tmp_path, WRONG)]
    assert len(said) == 25, "\n".join(said)
    for words in ("valid", "input", "parse", "Extra", "type", "cannot stand here"):
        assert not [each for each in said if words in each]


def test_a_part_that_should_have_keys_is_shown_with_those_it_needs(tmp_path: Path) -> None:
    assert problem_of(tmp_path, "sources: ['https://a.example/']").do == "Write {name: …, kind: …, url: …}"


@pytest.mark.parametrize(("key", "file"), [("database_file", "secret"), ("channels: {a: {urls_file", "empty")])
def test_a_file_of_addresses_that_gives_none_is_the_one_trouble_told(tmp_path: Path, key: str, file: str) -> None:
    (tmp_path / "empty").write_text("# none yet\n")
    problem = problem_of(tmp_path, f"{key}: {file}" + ("}}" if "{" in key else ""))
    assert problem.what.startswith(f"{file} ")


def test_a_channel_with_nothing_behind_its_name_is_known_and_lacks_an_address(tmp_path: Path) -> None:
    problem = problem_of(tmp_path, "channels:\n  screen:\nroutes: [{to: screen}]")
    assert (problem.key, problem.what) == ("channels.screen", "it has no address")
