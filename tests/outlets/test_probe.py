"""``newsmon probe``, called as a person calls it, on a site on loopback."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor.domain.pages import Page
from monitor.extract.article import read_page
from monitor.services.dossier import Seen
from monitor.services.ingest import ingest
from tests.daemon.running import LiveSite, live_site, settings_for
from tests.outlets.saved import Saved
from tests.services.world import NOON, World, a_piece

PIECE = a_piece("/news/4711")


@pytest.fixture
def site() -> Iterator[LiveSite]:
    with live_site() as site:
        site.print(PIECE)
        yield site


def probe(site: LiveSite, folder: Path, path: str, *more: str) -> subprocess.CompletedProcess[str]:
    settings = settings_for(site, folder)
    command = [sys.executable, "-m", "monitor", "probe", f"{site.url}{path}", "--config", str(settings), *more]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def record(site: LiveSite, folder: Path) -> None:
    """Let the database of the settings know the article as it stands."""
    url = site.url + PIECE.path
    body = site.pages[PIECE.path].encode()
    page = Page(url=url, final_url=url, status=200, body=body, fetched_at=NOON)
    with World(folder) as world:
        ingest(world.parts, Seen(source=world.source, look=read_page(page)), NOON)


def test_an_article_that_nobody_knows_would_be_told_as_new_and_nothing_is_made(site: LiveSite, tmp_path: Path) -> None:
    done = probe(site, tmp_path, PIECE.path, "--json")
    answer = json.loads(done.stdout)
    assert answer["known"] is None
    assert answer["would"] == ["told as new: new, matches Stargate"]
    assert not (tmp_path / "newsmon.db").exists()


def test_an_article_that_the_database_knows_is_compared_with_its_newest_revision(
    site: LiveSite, tmp_path: Path
) -> None:
    record(site, tmp_path)
    before = (tmp_path / "newsmon.db").read_bytes()
    assert "the wording is the same" in probe(site, tmp_path, PIECE.path).stdout
    site.print(a_piece(PIECE.path, amount="$700 billion"))
    done = probe(site, tmp_path, PIECE.path)
    assert "known since 2026-03-02" in done.stdout
    assert "revision 1" in done.stdout
    assert "told as edited" in done.stdout
    assert (tmp_path / "newsmon.db").read_bytes() == before


def test_a_page_that_is_not_there_fails_and_says_so(site: LiveSite, tmp_path: Path) -> None:
    done = probe(site, tmp_path, "/news/1")
    assert done.returncode == 1
    assert "the host answered 404 Not Found" in done.stderr


def test_a_profile_is_drafted_from_two_articles_and_never_over_another_file(site: LiveSite, tmp_path: Path) -> None:
    saved = Saved("common_korean_cms", "2018")
    link = "<a href='/news/articleView.html?idxno=20882'>새섬 학교도 지붕을 고친다고 합니다</a>"
    page = saved.html.replace("</aside>", f"{link}</aside>")
    site.pages |= {
        "/news/articleView.html?idxno=20881": page,
        "/news/articleView.html?idxno=20882": page.replace("도서관", "학교"),
    }
    words = ("/news/articleView.html?idxno=20881", "--new-outlet", "--write", str(tmp_path / "mine"))
    done = probe(site, tmp_path, *words)
    assert done.returncode == 0, done.stderr
    assert "idxno=20882" in done.stderr
    [file] = (tmp_path / "mine").iterdir()
    drafted = file.read_text(encoding="utf-8")
    assert 'region="#article-view-content-div"' in drafted
    again = probe(site, tmp_path, *words)
    assert again.returncode == 2
    assert "there is a file already" in again.stderr
    assert file.read_text(encoding="utf-8") == drafted


def test_profiles_of_ones_own_go_before_those_that_come_with_newsmon(site: LiveSite, tmp_path: Path) -> None:
    host = site.url.removeprefix("http://")
    package = tmp_path / "myoutlets"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "harbour.py").write_text(
        "import re\nfrom datetime import date\nfrom monitor.extract.profiles import Layout, Profile\n"
        f"PROFILE = Profile(name='harbour', version=3, hosts=('{host}',), zone='UTC',\n"
        "  article_id=re.compile(r'/news/(\\d+)'),\n"
        "  layouts=(Layout(name='now', since=date(2026, 1, 1), region='article', text='p', title='h1'),))\n",
        encoding="utf-8",
    )
    settings = settings_for(site, tmp_path)
    settings.write_text(f"outlets: myoutlets\n{settings.read_text(encoding='utf-8')}", encoding="utf-8")
    command = [sys.executable, "-m", "monitor", "probe", site.url + PIECE.path, "--config", str(settings), "--json"]
    paths = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(
        command, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": paths}, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    article = json.loads(done.stdout)["article"]
    assert article["body"] == list(PIECE.body)
    assert article["from"]["body"] == article["from"]["title"] == "profile"
