"""Every profile that comes with newsmon: it loads, its pages are read, and furniture does not matter to it."""

import subprocess
import sys
from importlib import import_module
from pkgutil import iter_modules

import pytest

import spiders.outlets
from monitor.extract.layouts.profiles import SHIPPED, Profile, profiles_in
from monitor.settings.starter import Answers, starter
from tests.outlets.saved import Saved, fields, saved_pages

MODULES = sorted(module.name for module in iter_modules(spiders.outlets.__path__))
SAVED = saved_pages()
FITTED = [saved for saved in SAVED if saved.outlet != "jtbc"]
MOST_READ = "어제 가장 많이 읽힌 소식은 이것입니다. " * 40
AROUND = f"<aside class='most-read'><h3>많이 본 뉴스</h3><p>{MOST_READ}</p></aside>"


def profile_of(name: str) -> Profile:
    profile: Profile = import_module(f"{SHIPPED}.{name}").PROFILE
    return profile


@pytest.mark.parametrize("name", MODULES)
def test_every_profile_is_loaded_and_has_a_saved_page_of_each_layout(name: str) -> None:
    profile = profile_of(name)
    assert profile in profiles_in(SHIPPED)
    assert profile.name.replace("-", "_") == name
    saved = {each.layout for each in SAVED if each.outlet == name}
    assert saved >= {layout.name for layout in profile.layouts}
    assert saved


@pytest.mark.parametrize("saved", SAVED, ids=str)
def test_a_saved_page_gives_the_article_that_it_holds(saved: Saved) -> None:
    read, expected = fields(saved.look()), saved.expected
    assert {name: read[name] for name in expected} == expected


@pytest.mark.parametrize("saved", FITTED, ids=str)
def test_a_saved_page_is_read_by_its_layout_and_complains_of_nothing(saved: Saved) -> None:
    look = saved.look()
    profile = profile_of(saved.outlet)
    assert look.verdict.is_article
    assert look.layout == ""
    assert look.article is not None
    assert (look.article.reader.profile, look.article.reader.layout) == (
        f"{profile.name}/{profile.version}",
        saved.layout,
    )


@pytest.mark.parametrize("saved", FITTED, ids=str)
def test_other_furniture_around_the_region_changes_nothing(saved: Saved) -> None:
    before = fields(saved.look())
    for html in (saved.html.replace("<body", f"<body data-n='7'>{AROUND}<p", 1), _behind(saved.html)):
        assert fields(saved.look(html)) == before


def _behind(html: str) -> str:
    return html.replace("</body></html>", f"{AROUND}<script>count(12)</script></body></html>")


@pytest.mark.parametrize("saved", [each for each in FITTED if each.outlet != "common_korean_cms"], ids=str)
def test_a_page_in_a_new_layout_says_so_and_is_never_an_empty_article(saved: Saved) -> None:
    words = "".join(f"<p>{paragraph} 그리고 이 문장은 그 뒤에 이어집니다.</p>" for paragraph in saved.expected["body"])
    title = saved.expected["title"].replace('"', "&quot;")
    html = f'<html><head><meta charset="utf-8"><meta property="og:title" content="{title}"></head>'
    story = f"<main><h1>{title}</h1><section class='story-2027'>{words}</section></main>"
    look = saved.look(f"{html}<body>{story}</body></html>")
    assert look.layout.startswith("layout changed: no layout of")
    assert look.article is not None
    assert look.article.body
    assert look.article.reader.layout == ""


def test_every_korean_source_of_the_starter_has_a_profile() -> None:
    text = starter(Answers())
    korean = text[text.index("  # Korean.") : text.index("  # English.")]
    names = {line.split("name: ")[1].split(",")[0] for line in korean.splitlines() if "name: " in line}
    assert names <= {profile.name for profile in profiles_in(SHIPPED)}


def test_loading_all_profiles_costs_little_beside_reading_one_page() -> None:
    code = (
        "import sys; import monitor.extract.article as article; before = set(sys.modules);"
        "article.profiles_in = None; from monitor.extract.layouts.profiles import profiles_in;"
        "profiles_in('spiders.outlets'); print(*sorted(set(sys.modules) - before))"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert {name for name in loaded if not name.startswith("spiders")} == set()
