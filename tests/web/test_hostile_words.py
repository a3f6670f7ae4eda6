"""Whatever stands in a field: nothing of it comes alive, in any form of any view."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree as ET

import lxml.html
import pytest

from tests.web.hostile import ACTIVE, hostile
from tests.web.served import Served, opened

PAGES = ("/now", "/search?q=SUM", "/topics", "/sources", "/told", "/told/deliveries", "/told/muted", "/stories/1")
ARTICLES = ("/articles/1", "/articles/1?layout=inline&technical=true")
ASKED = tuple(
    f"{path}={quote(word)}" for word in ACTIVE for path in ("/search?q", "/now?topic", "/login?next", "/mute?alert")
)
ATOM = "{http://www.w3.org/2005/Atom}"
ATTRIBUTES = frozenset({"href", "src", "action"})


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with opened(hostile(Path(tmp_path_factory.mktemp("hostile")))) as served:
        yield served


def alive(html: str) -> list[str]:
    """List what a browser would do of its own, or by a click, that is not ours."""
    found = []
    for element in lxml.html.fromstring(html).iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag in {"script", "svg", "img", "x"} and not (element.get("src") or "").startswith(
            "/static/page.js"
        ):
            found.append(element.tag)
        found += [f"{element.tag} {name!s}" for name in element.attrib if str(name).startswith("on")]
        found += [
            str(element.get(name)) for name in ATTRIBUTES & set(element.attrib) if "script:" in str(element.get(name))
        ]
    return found


def shown(html: str) -> str:
    """Return what stands on a page, without what its forms carry."""
    return "".join(str(text) for text in lxml.html.fromstring(html).itertext())


@pytest.mark.parametrize("path", [*PAGES, *ARTICLES])
def test_nothing_comes_alive_on_a_page(page: Served, path: str) -> None:
    answer = page.enter("kim").get(path)
    assert answer.status_code == 200
    assert alive(answer.text) == []
    assert "\x1b" not in shown(answer.text)
    assert "\u202e" not in shown(answer.text)
    assert "7 * 7" in answer.text or path in {"/search?q=SUM", "/sources"}


def test_nothing_comes_alive_that_stands_in_an_address(page: Served) -> None:
    visitor = page.enter("lee")
    for path in ASKED:
        answer = visitor.get(path)
        assert answer.status_code in {200, 400, 404}, path
        assert alive(answer.text) == []


@pytest.mark.parametrize(
    "path", ["/now", "/told", "/told/muted", "/told/deliveries", "/topics", "/stories/1", "/articles/1"]
)
def test_no_cell_of_a_table_is_a_formula(page: Served, path: str) -> None:
    rows = list(csv.reader(io.StringIO(page.get(f"{path}.csv").content.decode())))
    assert len(rows) > 1
    assert [cell for row in rows for cell in row if cell[:1] in tuple("=+-@\t\r")] == []


def entries(page: Served, path: str) -> list[ET.Element]:
    return ET.fromstring(page.get(f"{path}.atom").content).findall(f"{ATOM}entry")  # noqa: S314  our own


@pytest.mark.parametrize("path", ["/now", "/told", "/articles/1"])
def test_a_feed_is_text_that_every_reader_can_parse(page: Served, path: str) -> None:
    (entry,) = entries(page, path)
    links = [link.get("href", "") for link in entry.iter(f"{ATOM}link")]
    assert [content.get("type") for content in entry.iter(f"{ATOM}content")] == ["text"]
    assert [link for link in links if link.startswith("javascript:")] == []


@pytest.mark.parametrize("path", ["/now", "/told", "/told/muted", "/topics", "/stories/1", "/articles/1"])
def test_json_holds_the_words_and_no_markup(page: Served, path: str) -> None:
    answer = page.get(f"{path}.json")
    assert answer.headers["content-type"] == "application/json"
    assert "<" not in answer.text
    assert "onerror" in json.dumps(answer.json())


def test_a_feed_quotes_no_more_than_may_leave_the_house(page: Served) -> None:
    content = entries(page, "/articles/1")[0].findtext(f"{ATOM}content", "")
    quoted = [line[2:] for line in content.splitlines() if line[:2] in {"− ", "+ "}]
    assert quoted
    assert max(len(line.replace("«", "").replace("»", "")) for line in quoted) <= 200
