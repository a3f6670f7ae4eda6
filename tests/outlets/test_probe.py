"""``newsmon probe``: what it says of a page, and the command itself on a site on loopback."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from monitor.cli.opening import settings_at
from monitor.cli.probing import made_of, would
from monitor.domain.looks.seen import Seen
from monitor.domain.pages import Page
from monitor.extract.article import read_page
from monitor.services.ingest import ingest
from monitor.shapes import of_probe
from tests.daemon.running import LiveSite, live_site, settings_for
from tests.outlets.saved import Saved
from tests.services.world import NOON, SITE, World, a_piece

PIECE = a_piece("/news/4711")
SETTINGS = """\
database: sqlite:///{folder}/newsmon.db
outlets: {outlets}
topics:
  - {{name: Stargate, names: [Stargate]}}
sources:
  - {{name: harbour, kind: feed, url: 'https://harbour.example/feed.xml'}}
fetch: {{contact: tests@example.org}}
"""
OWN = """\
import re
from datetime import date
from monitor.extract.layouts.profiles import Layout, Profile
PROFILE = Profile(
    name="harbour", version=3, hosts=("harbour.example",), zone="UTC", article_id=re.compile(r"/news/(\\d+)"),
    layouts=(Layout(name="now", since=date(2026, 1, 1), region="article", text="p", title="h1"),),
)
"""


def page_of(amount: str = "$500 billion") -> Page:
    url = SITE + PIECE.path
    body = a_piece(PIECE.path, amount=amount).html().encode()
    return Page(url=url, final_url=url, status=200, body=body, fetched_at=NOON)


def made(page: Page, folder: Path, outlets: str = "spiders.outlets") -> dict[str, Any]:
    file = folder / "newsmon.yaml"
    file.write_text(SETTINGS.format(folder=folder, outlets=outlets), encoding="utf-8")
    view = made_of(page, settings_at(file))
    return of_probe(view, would(view))


def test_an_article_that_nobody_knows_would_be_told_as_new_and_nothing_is_made(tmp_path: Path) -> None:
    answer = made(page_of(), tmp_path)
    assert answer["known"] is None
    assert answer["would"] == ["told as new: new, matches Stargate"]
    assert not (tmp_path / "newsmon.db").exists()


def test_an_article_that_the_database_knows_is_compared_with_its_newest_revision(tmp_path: Path) -> None:
    with World(tmp_path) as world:
        ingest(world.parts, Seen(source=world.source, look=read_page(page_of())), NOON)
    before = (tmp_path / "newsmon.db").read_bytes()
    known, compared, told = made(page_of(), tmp_path)["would"]
    assert known.startswith("known since 2026-03-02")
    assert "revision 1" in known
    assert "the wording is the same" in compared
    assert told.startswith("not told")
    assert made(page_of("$700 billion"), tmp_path)["would"][-1].startswith("told as edited")
    assert (tmp_path / "newsmon.db").read_bytes() == before


def test_profiles_of_ones_own_go_before_those_that_come_with_newsmon(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "harbour_outlets"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "harbour.py").write_text(OWN, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    article = made(page_of(), tmp_path, "harbour_outlets")["article"]
    assert article["body"] == list(PIECE.body)
    assert article["from"]["body"] == article["from"]["title"] == "profile"


@pytest.fixture
def site() -> Iterator[LiveSite]:
    with live_site() as site:
        yield site


def probe(site: LiveSite, folder: Path, path: str, *more: str) -> subprocess.CompletedProcess[str]:
    settings = settings_for(site, folder)
    command = [sys.executable, "-m", "monitor", "probe", f"{site.url}{path}", "--config", str(settings), *more]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_a_page_that_is_not_there_fails_and_says_so(site: LiveSite, tmp_path: Path) -> None:
    done = probe(site, tmp_path, "/news/1")
    assert done.returncode == 1
    assert "the host answered 404 Not Found" in done.stderr


def test_a_profile_is_drafted_from_two_articles(site: LiveSite, tmp_path: Path) -> None:
    saved = Saved("common_korean_cms", "2018")
    link = "<a href='/news/articleView.html?idxno=20882'>새섬 학교도 지붕을 고친다고 합니다</a>"
    page = saved.html.replace("</aside>", f"{link}</aside>")
    site.pages |= {
        "/news/articleView.html?idxno=20881": page,
        "/news/articleView.html?idxno=20882": page.replace("도서관", "학교"),
    }
    path = "/news/articleView.html?idxno=20881"
    done = probe(site, tmp_path, path, "--new-outlet", "--write", str(tmp_path / "mine"))
    assert done.returncode == 0, done.stderr
    assert "idxno=20882" in done.stderr
    [file] = (tmp_path / "mine").iterdir()
    assert 'region="#article-view-content-div"' in file.read_text(encoding="utf-8")
