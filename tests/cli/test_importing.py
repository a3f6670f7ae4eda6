"""Taking over what another reader followed, or a list of addresses."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from monitor.cli.importing import sources_in
from monitor.domain.errors import NewsmonError
from monitor.settings import load
from tests.cli.running import newsmon, settings_in
from tests.ready import ready_store

UNTIL = datetime(2030, 1, 1, tzinfo=UTC)


def opml(folder: Path, *feeds: tuple[str, str]) -> Path:
    file = folder / "feeds.opml"
    lines = "".join(f'<outline text="{name}" xmlUrl="{url}"/>' for name, url in feeds)
    file.write_text(f"<opml><body>{lines}</body></opml>", encoding="utf-8")
    return file


def names(file: Path) -> dict[str, str]:
    return {source.url: source.name for source in sources_in(file, UNTIL).sources}


def watched(settings: Path) -> dict[str, str]:
    store = ready_store(load(settings, os.environ).database())
    with store.read() as books:
        found = {state.source.name: state.source.url for state in books.sources.all()}
    store.close()
    return found


def test_feeds_of_one_title_stay_apart_in_any_order(tmp_path: Path) -> None:
    feeds = [
        ("News", "https://a.example/feed"),
        ("News", "https://b.example/1"),
        ("News", "https://b.example/2"),
        ("News (a.example)", "https://c.example/feed"),
        ("Sport", "https://a.example/sport"),
    ]
    given = names(opml(tmp_path, *feeds))
    assert len(set(given.values())) == len(feeds)
    assert given["https://a.example/sport"] == "Sport"
    assert given["https://b.example/2"] == "News (https://b.example/2)"
    assert names(opml(tmp_path, *reversed(feeds))) == given


def test_a_host_tells_feeds_of_one_title_apart(tmp_path: Path) -> None:
    file = opml(tmp_path, ("News", "https://a.example/feed"), ("News", "https://b.example/feed"))
    assert list(names(file).values()) == ["News (a.example)", "News (b.example)"]


def test_an_address_that_stands_twice_in_a_file_is_one_source(tmp_path: Path) -> None:
    file = opml(tmp_path, ("News", "https://a.example/feed"), ("Papers: News", "https://a.example/feed"))
    assert names(file) == {"https://a.example/feed": "News"}
    pages = tmp_path / "pages.txt"
    pages.write_text("https://a.example/1\n# mine\n\nhttps://a.example/1 \n", encoding="utf-8")
    assert names(pages) == {"https://a.example/1": "watch https://a.example/1"}


def test_a_second_import_says_that_the_sources_were_known(tmp_path: Path) -> None:
    settings = settings_in(tmp_path, "harbour")
    feeds = [("News", "https://a.example/feed"), ("Mine", "https://harbour.example/feed")]
    first = newsmon("import", str(opml(tmp_path, *feeds)), "--config", str(settings))
    assert "Added 1 sources, 1 were known already" in first.stdout, first.exception
    feeds.append(("More", "https://c.example/feed"))
    second = newsmon("import", str(opml(tmp_path, *feeds)), "--config", str(settings))
    assert "Added 1 sources, 2 were known already" in second.stdout, second.exception
    assert set(watched(settings)) == {"News", "More"}


def test_an_import_never_takes_the_name_of_another_source(tmp_path: Path) -> None:
    settings = settings_in(tmp_path, "harbour")
    newsmon("import", str(opml(tmp_path, ("News", "https://a.example/feed"))), "--config", str(settings))
    file = opml(tmp_path, ("News", "https://c.example/feed"), ("harbour", "https://b.example/feed"))
    for _ in range(2):
        assert newsmon("import", str(file), "--config", str(settings)).exit_code == 0
    assert set(watched(settings)) == {"News", "News (c.example)", "harbour (b.example)"}


ODD = """\ufeff<?xml version="1.0"?>
<opml version="1.0"><body>
<outline text="Law & order" title="Law &amp; order&nbsp;daily" xmlUrl="https://a.example/rss?x=1&y=2"/>
<outline text="Folder"><outline text="Deep"><outline text="Two" xmlurl="feed://b.example/2"/></outline></outline>
<outline text="Three" XMLURL="feed:https://c.example/3"/>
<outline text="Four" type="rss" xmlUrl="d.example/4.xml"/>
<outline text="Old" type="rss" xmlUrl="ftp://e.example/5"/>
<outline text="Again" type="rss" xmlUrl="https://c.example/3"/>
<outline text="Nothing" type="rss"/>
<outline text="a < b" xmlUrl="https://f.example/6"/>
</body>"""


def test_of_an_odd_opml_what_is_good_is_taken_and_each_other_line_is_named(tmp_path: Path) -> None:
    file = tmp_path / "odd.opml"
    file.write_text(ODD, encoding="utf-8")
    found = sources_in(file, UNTIL)
    assert [(source.name, source.url) for source in found.sources] == [
        ("Law & order daily", "https://a.example/rss?x=1&y=2"),
        ("Two", "http://b.example/2"),
        ("Three", "https://c.example/3"),
        ("Four", "https://d.example/4.xml"),
        ("a < b", "https://f.example/6"),
    ]
    said = [str(remark) for remark in found.remarks]
    assert said[:6] == [
        "line 4: feed://b.example/2: taken as http://b.example/2",
        "line 5: feed:https://c.example/3: taken as https://c.example/3",
        "line 6: d.example/4.xml: taken as https://d.example/4.xml",
        "line 7: ftp://e.example/5: left out: the address starts with ftp:, not http: or https:",
        "line 8: https://c.example/3: left out: it stands on line 5 too",
        "line 9: Nothing: left out: it names no address",
    ]
    assert all("damaged" in each for each in said[6:])
    assert [remark.line for remark in found.remarks if remark.lost] == [7]


def test_an_import_that_loses_a_line_says_so_and_takes_the_rest(tmp_path: Path) -> None:
    settings = settings_in(tmp_path, "harbour")
    file = opml(tmp_path, ("News", "https://a.example/feed"), ("Old", "ftp://b.example/feed"))
    result = newsmon("import", str(file), "--config", str(settings))
    assert result.exit_code == 1
    assert "line 1: ftp://b.example/feed: left out: the address starts with ftp:" in result.stderr
    assert set(watched(settings)) == {"News"}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1"])
def test_an_opml_file_is_read_in_its_own_encoding(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "feeds.opml"
    name = encoding.removesuffix("-sig")
    outline = '<outline text="Käse" type="rss" url="https://a.example/feed"/>'
    text = f'<?xml version="1.0" encoding="{name}"?><opml><body>{outline}</body></opml>'
    file.write_bytes(text.encode(encoding))
    assert names(file) == {"https://a.example/feed": "Käse"}


def test_what_is_no_opml_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "page.opml"
    file.write_text("<html><body>Sorry</body></html>", encoding="utf-8")
    with pytest.raises(NewsmonError, match="no OPML"):
        sources_in(file, UNTIL)


@pytest.mark.parametrize("days", ["0", "3651", "999999999"])
def test_an_import_is_for_ten_years_at_most(tmp_path: Path, days: str) -> None:
    file = opml(tmp_path, ("News", "https://a.example/feed"))
    assert newsmon("import", str(file), "--days", days).exit_code == 2


def test_what_fetching_would_refuse_is_left_out_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "list.txt"
    file.write_text("https://a.example/1\nhttp://10.0.0.7/news\nhttp://a.example:22/\nhttp://127.0.0.1:8080/\n")
    found = sources_in(file, UNTIL, allow_hosts=["127.0.0.1:8080"])
    assert [source.url for source in found.sources] == ["https://a.example/1", "http://127.0.0.1:8080/"]
    assert [str(remark) for remark in found.remarks] == [
        "line 2: http://10.0.0.7/news: left out: it would not be read: 10.0.0.7 is a private address",
        "line 3: http://a.example:22/: left out: it would not be read: port 22 is no web port",
    ]
    assert all(remark.lost for remark in found.remarks)
