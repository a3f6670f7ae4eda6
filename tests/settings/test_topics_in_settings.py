"""Topics as they are written in settings: what is taken as it is, and what is refused."""

from pathlib import Path

import pytest

from monitor.domain.matches.matching import Matcher
from tests.settings.writing import problem_of, settings_of


def test_a_caret_under_the_query_points_at_what_is_wrong(tmp_path: Path) -> None:
    problem = problem_of(tmp_path, "topics:\n  - name: SoftBank\n    query: 소프트뱅크 OR (호크스")
    assert str(problem).endswith("호크스)':\n    소프트뱅크 OR (호크스\n                  ^")
    assert (problem.line, problem.what) == (3, "this bracket is not closed at character 10")


@pytest.mark.parametrize("name", ["a.*", "a|b", "[a-z]+", "C++", "(주)", "\\d", "🚀", "👩‍🚀팀", "AT&T", "SK"])
def test_a_name_is_taken_as_it_is_written(tmp_path: Path, name: str) -> None:
    topics = settings_of(tmp_path, f"topics: [{{name: t t, names: ['{name}']}}]").topics()
    assert Matcher(topics).match_fields({"text": f"오늘 {name} 소식"}).topics == ("t t",)
    assert Matcher(topics).match_fields({"text": "오늘 abc ab d 7 소식"}).topics == ()


def test_ten_thousand_names_are_taken(tmp_path: Path) -> None:
    names = "\n".join(f"      - 이름{number}번" for number in range(10_000))
    (topic,) = settings_of(tmp_path, f"topics:\n  - name: many\n    names:\n{names}").topics()
    assert len(topic.names) == 10_000


def test_names_that_contain_each_other_are_taken(tmp_path: Path) -> None:
    (topic,) = settings_of(tmp_path, "topics: [{name: t t, names: [소프트, 소프트뱅크, 소프트뱅크그룹]}]").topics()
    (match,) = Matcher([topic]).match_fields({"text": "소프트뱅크그룹은"}).matches
    assert [term.text for term in match.terms] == ["소프트뱅크그룹"]
