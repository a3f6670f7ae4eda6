"""What is turned away, and what browsers are told."""

import pytest

from tests.web.served import Served


def test_a_name_that_is_none_of_ours_is_refused(served: Served) -> None:
    assert served.get("/now", host="evil.example").status_code == 421
    assert served.get("/now", host="localhost").status_code == 200


@pytest.mark.parametrize("path", ["/now", "/now.json", "/static/page.js", "/nowhere"])
def test_no_answer_lets_anything_from_elsewhere_run(served: Served, path: str) -> None:
    headers = served.get(path).headers
    assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert "unsafe" not in headers["content-security-policy"]
    assert (headers["x-content-type-options"], headers["referrer-policy"]) == ("nosniff", "no-referrer")


def test_nothing_on_a_page_comes_from_elsewhere_or_runs_inline(served: Served) -> None:
    shown = served.get("/articles/1").text
    assert "<style" not in shown
    assert " style=" not in shown
    assert " onclick=" not in shown
    assert shown.count("<script") == 1
    assert 'src="//' not in shown
    assert 'src="http' not in shown
