"""A journalist's day with the page, in Debian's Chromium: searched, read, filtered, muted, by day and by night."""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.browser import CHROMIUM, DESKTOP, DRIVER, PHONE, Browser, chromium
from tests.web.served import Served, opened
from tests.web.worth_reading import KEY, newsroom

AXE = (Path(__file__).parent / "axe.min.js").read_text(encoding="utf-8")
SERIOUS = {"serious", "critical"}
VIEWS = (
    "/now",
    "/search?q=소프트뱅크",
    "/topics",
    "/sources",
    "/told",
    "/told/deliveries",
    "/told/muted",
    "/stories/1",
    "/articles/1",
)

pytestmark = pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="needs Debian's chromium and chromium-driver")


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with opened(newsroom(tmp_path_factory.mktemp("newsroom"))) as served:
        yield served


@pytest.fixture(scope="module")
def window() -> Iterator[Browser]:
    with tempfile.TemporaryDirectory() as folder, chromium(Path(folder)) as browser:
        yield browser


@pytest.fixture
def browser(window: Browser) -> Browser:
    """The window as it is for who comes new: at a desk, by day, without cookies."""
    window.size(*DESKTOP)
    window.by_day()
    window.command("Network.clearBrowserCookies", {})
    return window


@pytest.fixture
def operator(browser: Browser, page: Served) -> Browser:
    browser.open(page.url + page.invite("kim"))
    browser.follow("button.main")
    return browser


def test_a_name_is_searched_in_korean_and_its_story_opened(browser: Browser, page: Served) -> None:
    browser.open(f"{page.url}/search")
    browser.type("input[type=search]", "소프트뱅크")
    browser.follow("form.search button")
    assert "스타게이트" in browser.text(".hit h2")
    browser.follow(".hit a")
    browser.follow("header.article .ways a")
    browser.wait_for("/stories/")
    assert "흐름" in browser.texts("h2")


def test_two_revisions_are_picked_and_their_difference_read(browser: Browser, page: Served) -> None:
    browser.open(f"{page.url}/articles/1")
    browser.run("document.querySelector('select[name=before]').value = '1'")
    browser.run("document.querySelector('select[name=after]').value = '2'")
    browser.follow("form.pick button")
    browser.wait_for("before=1&after=2")
    assert "2" in browser.texts("del.letters")
    assert "7" in browser.texts("ins.letters")


def test_what_is_shown_is_filtered_and_the_address_says_so(browser: Browser, page: Served) -> None:
    browser.open(f"{page.url}/now")
    everything = browser.count("details.row")
    browser.run("[...document.querySelectorAll('.chip')].find(one => one.innerText.startsWith('수정')).click()")
    browser.wait_for("show=edits")
    assert 0 < browser.count("details.row") < everything


def test_a_row_unfolds_and_leads_to_its_article_by_keys(browser: Browser, page: Served) -> None:
    browser.open(f"{page.url}/now")
    for key in "jo":
        browser.press(key)
    assert "변경 전" in browser.text("details.row[open]")
    browser.press("o")
    browser.wait_for("/articles/")


def test_an_alert_is_dealt_with_by_a_key(operator: Browser, page: Served) -> None:
    operator.open(f"{page.url}/now")
    for key in "joe":
        operator.press(key)
    assert operator.says("kim 처리함")


def test_a_mail_s_link_mutes(operator: Browser, page: Served) -> None:
    operator.open(f"{page.url}/mute?alert={KEY}2")
    operator.follow("button.main")
    operator.wait_for("/told/muted")
    assert operator.count("tbody tr") == 1


def test_a_delivery_is_sent_again(operator: Browser, page: Served) -> None:
    operator.open(f"{page.url}/told/deliveries?dead=true")
    operator.follow("tbody button")
    assert operator.count("tbody tr") == 0


def test_an_address_from_a_form_is_watched(operator: Browser, page: Served) -> None:
    operator.open(f"{page.url}/sources")
    operator.type("input[type=url]", "https://harbour.example/news/77")
    operator.follow("main form.search button")
    assert operator.says("news/77")


def test_by_night_the_page_is_dark(browser: Browser, page: Served) -> None:
    browser.by_night()
    browser.open(f"{page.url}/now")
    ground = browser.run("return getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)")
    assert max(ground) < 60


@pytest.mark.parametrize("path", VIEWS)
def test_nothing_on_a_phone_is_wider_than_it(browser: Browser, page: Served, path: str) -> None:
    browser.size(*PHONE)
    browser.open(page.url + path)
    assert browser.run("return document.documentElement.scrollWidth") <= PHONE[0]


def test_what_is_touched_on_a_phone_is_large_enough(browser: Browser, page: Served) -> None:
    browser.size(*PHONE)
    browser.open(f"{page.url}/now")
    heights = browser.run("return [...document.querySelectorAll('nav a, .chip')].map(one => one.offsetHeight)")
    assert min(heights) >= 44


@pytest.mark.parametrize("night", [False, True])
@pytest.mark.parametrize("path", VIEWS)
def test_nothing_keeps_people_out(operator: Browser, page: Served, path: str, night: bool) -> None:
    if night:
        operator.by_night()
    operator.open(page.url + path)
    operator.run("document.querySelectorAll('main details').forEach(one => one.open = true)")
    operator.evaluate(AXE)
    found = json.loads(operator.run_async("axe.run().then(said => arguments[0](JSON.stringify(said.violations)))"))
    assert [
        (each["id"], [node["html"][:120] for node in each["nodes"]]) for each in found if each["impact"] in SERIOUS
    ] == []


def test_the_first_load_is_small_and_of_one_script(browser: Browser, page: Served) -> None:
    browser.open(f"{page.url}/now")
    loaded = browser.run(
        "return performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation'))"
        ".map(one => [one.name.split('?')[0].split('.').pop(), one.encodedBodySize])"
    )
    assert sum(size for _, size in loaded) <= 100_000
    assert [kind for kind, _ in loaded].count("js") == 1


def test_nothing_moves_while_the_page_loads(browser: Browser, page: Served) -> None:
    browser.open(f"{page.url}/now")
    shifts = browser.run_async(
        "let all = 0; new PerformanceObserver(list => list.getEntries().forEach(one => all += one.value))"
        ".observe({type: 'layout-shift', buffered: true}); setTimeout(() => arguments[0](all), 300)"
    )
    assert shifts == 0


def test_the_page_works_without_javascript(browser: Browser, page: Served) -> None:
    browser.command("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.open(f"{page.url}/now")
        browser.click("details.row summary")
        browser.follow("details.row[open] a.article")
        assert "/articles/" in browser.address
    finally:
        browser.command("Emulation.setScriptExecutionDisabled", {"value": False})
