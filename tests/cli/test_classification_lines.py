import pytest

from monitor.cli.classification_lines import cluster_lines, match_line, same_line
from monitor.domain.matches.builtin_topics import builtin_topics
from monitor.domain.matches.matching import Matcher

MATCHER = Matcher(builtin_topics())


def test_a_matched_line_names_topic_terms_and_places() -> None:
    assert match_line({"title": "소프트뱅크, 투자 늘려", "body": "Stargate에 참여한다."}, MATCHER) == {
        "matches": [
            {
                "topic": "Stargate",
                "terms": [{"name": "Stargate", "text": "Stargate", "field": "body", "start": 0, "end": 8}],
            },
            {
                "topic": "SoftBank",
                "terms": [{"name": "소프트뱅크", "text": "소프트뱅크", "field": "title", "start": 0, "end": 5}],
            },
        ],
        "excluded": [],
    }


def test_a_line_says_what_suppressed_a_topic() -> None:
    answer = match_line({"text": "소프트뱅크 호크스가 이겼다."}, MATCHER)
    assert answer["matches"] == []
    assert answer["excluded"][0]["topic"] == "SoftBank"
    assert "호크스" in answer["excluded"][0]["by"]


@pytest.mark.parametrize("line", [{}, {"txt": "소프트뱅크"}, {"text": 7}])
def test_a_line_without_a_text_is_refused(line: dict[str, object]) -> None:
    with pytest.raises((TypeError, ValueError)):
        match_line(line, MATCHER)


def test_a_pair_is_told_apart_with_a_reason() -> None:
    answer = same_line({"a": {"url": "https://www.a.example/news/7"}, "b": {"url": "http://m.a.example/news/7"}})
    assert answer["same"] == "article"
    assert answer["reason"]


def test_a_cluster_answers_every_line_in_order_also_the_bad_ones() -> None:
    first, second, third = cluster_lines(
        [{"id": 1, "body": "가나다 라마바"}, {"body": "no id"}, {"id": "c", "url": None}]
    )
    assert first == {"id": 1, "story": 0}
    assert "error" in second
    assert third == {"id": "c", "story": 1}


def test_a_time_that_is_none_is_no_trouble() -> None:
    answers = cluster_lines([{"id": n, "published": stamp} for n, stamp in enumerate([None, "soon", "2025-01-23", 7])])
    assert [answer["id"] for answer in answers] == [0, 1, 2, 3]
