"""What the page shows, for people and for programs."""

import csv
import io
from pathlib import Path
from xml.etree import ElementTree as ET

from tests.cli.filled import KEY
from tests.cli.running import settings_in
from tests.web.served import Served, opened

ATOM = {"atom": "http://www.w3.org/2005/Atom"}


def test_now_has_one_row_for_a_story_with_its_fact(served: Served) -> None:
    shown = served.get("/now").text
    assert shown.count('<details class="row') == 1
    assert "40 million → 70 million dollars" in shown
    assert "Breakwater cracked" in shown


def test_now_speaks_korean_to_who_reads_korean(served: Served) -> None:
    shown = served.get("/now", accept_language="ko-KR").text
    assert '<html lang="ko"' in shown
    assert "시각 그대로" in shown
    assert "보통 이상" in shown


def test_the_address_of_an_article_in_messages_leads_to_its_alert(served: Served) -> None:
    shown = served.get("/articles/1").text
    assert f'id="{KEY}"' in shown


def test_an_article_shows_what_its_newest_edit_changed(served: Served) -> None:
    shown = served.get("/articles/1").text
    assert '<del class="letters">4</del>' in shown
    assert '<ins class="letters">7</ins>' in shown


def test_an_article_of_one_revision_says_how_often_it_was_looked_at(served: Served) -> None:
    assert "Unchanged in 1 looks." in served.get("/articles/2").text


def test_every_view_is_a_file_too(served: Served) -> None:
    (alert,) = served.get("/now.json").json()["alerts"]
    (row,) = csv.DictReader(io.StringIO(served.get("/now.csv").content.decode()))
    feed = ET.fromstring(served.get("/now.atom").content)  # noqa: S314  our own
    assert alert["key"] == "b" * 32
    assert row["headline"] == alert["title"]
    assert [entry.findtext("atom:id", "", ATOM) for entry in feed.findall("atom:entry", ATOM)] == [
        f"urn:newsmon:{alert['key']}"
    ]


def test_what_did_not_change_is_not_sent_again(served: Served) -> None:
    first = served.get("/now.atom")
    again = served.get("/now.atom", if_none_match=first.headers["etag"])
    assert (again.status_code, again.content) == (304, b"")


def test_what_never_was_has_an_answer_without_a_traceback(served: Served) -> None:
    for path in ("/articles/99", "/articles/x", "/articles/99999999999999999999", "/nowhere", "/now?severity=huge"):
        answer = served.get(path)
        assert answer.status_code in {400, 404}, path
        assert "Traceback" not in answer.text


def test_the_files_are_described_for_programs(served: Served) -> None:
    described = served.get("/openapi.json").json()
    assert {"/now.json", "/articles/{id}.json"} <= set(described["paths"])
    names = [each["name"] for each in described["paths"]["/now.json"]["get"]["parameters"]]
    assert {"topic", "severity", "show"} <= set(names)


def test_the_first_steps_are_shown_until_all_are_done(served: Served, tmp_path: Path) -> None:
    assert "First steps" not in served.get("/now").text
    folder = tmp_path / "new"
    folder.mkdir()
    with opened(settings_in(folder, "harbour")) as fresh:
        shown = fresh.get("/now").text
    assert "First steps" in shown
    assert "No source is looked at." in shown


def test_a_page_without_news_proves_that_it_watches(served: Served) -> None:
    served.post("/seen", {})
    assert "Nothing of this kind since 12:12; 1 sources read, last 12:00." in served.get("/now?topic=Fish").text
