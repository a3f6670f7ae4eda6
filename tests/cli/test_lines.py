"""Lines in, lines out: each is answered in its place, whatever stands on it."""

import base64
import json

import pytest

from tests.cli.running import answers, newsmon

DEEP = "[" * 200_000
FINE = json.dumps({"text": "Sales rose 5%."})


def test_a_line_that_is_nested_too_deeply_is_answered_and_so_is_the_next() -> None:
    result = newsmon("figures", "--jsonl", given=f"{DEEP}\n{FINE}\n")
    bad, fine = answers(result)
    assert "line 1" in bad["error"]
    assert fine["figures"]
    assert result.exit_code == 1


@pytest.mark.parametrize("url", [5, ["https://a.example/1"], {}])
def test_a_page_whose_address_is_no_text_is_answered_with_an_error(url: object) -> None:
    html = base64.b64encode("<h1>항만 폐쇄</h1>".encode()).decode()
    lines = [json.dumps({"url": each, "html": html}) for each in (url, "https://a.example/1")]
    result = newsmon("extract", "--jsonl", given="\n".join(lines))
    assert ["error" in answer for answer in answers(result)] == [bool(url), False]
    assert result.exit_code == int(bool(url))


@pytest.mark.parametrize("command", ["match", "figures", "compare", "same", "cluster"])
def test_half_a_character_is_answered_in_json_that_can_be_read(command: str) -> None:
    half = "소프트뱅크\ud800 Stargate 5%"
    texts = {"id": half, "url": half, "title": half, "body": half}
    line = {**texts, "text": half, "a": texts, "b": texts}
    if command == "compare":
        line = {"before": texts, "after": texts | {"title": f"{half} 7%"}}
    result = newsmon(command, "--jsonl", given=json.dumps(line))
    assert result.exit_code == 0
    assert "error" not in answers(result)[0]


def test_an_answer_that_is_too_deep_to_be_written_becomes_an_error() -> None:
    deep = "[" * 960 + "]" * 960
    result = newsmon("cluster", "--jsonl", given=f'{{"id": {deep}}}\n{{"id": 2}}\n')
    assert len(answers(result)) == 2
    assert answers(result)[1]["id"] == 2


def test_bytes_that_are_no_text_do_not_end_the_answers() -> None:
    for command in ("match", "cluster"):
        result = newsmon(command, "--jsonl", given=b'{"id": 1, "text": "\xff\xfe"}\n')
        assert (result.exit_code, len(answers(result))) == (0, 1)


def test_a_cluster_answers_each_line_in_its_place_and_says_that_some_were_bad() -> None:
    result = newsmon("cluster", "--jsonl", given='{"id": 1, "title": "가"}\nnothing\n{"id": 3, "title": "나"}\n')
    assert [answer.get("id") for answer in answers(result)] == [1, None, 3]
    assert "line 2" in answers(result)[1]["error"]
    assert result.exit_code == 1


def test_a_cluster_with_an_article_that_has_no_id_fails_and_keeps_the_places() -> None:
    result = newsmon("cluster", "--jsonl", given='{"id": 1}\n{"title": "가"}\n{"id": 3}\n')
    assert [answer.get("id") for answer in answers(result)] == [1, None, 3]
    assert result.exit_code == 1


@pytest.mark.parametrize("url", ["http://[", "http://a.example:port/", "\u2100://"])
def test_an_address_that_is_none_costs_no_other_line_its_answer(url: str) -> None:
    lines = [json.dumps({"id": 1, "url": url}), json.dumps({"id": 2, "url": "https://a.example/2"})]
    result = newsmon("cluster", "--jsonl", given="\n".join(lines))
    assert len(answers(result)) == 2
