"""Headlines as shown, without the site's name; labels listed apart."""

import pytest

from monitor.extract.article import as_dict
from monitor.extract.facts.machine_titles import without_site
from monitor.extract.facts.titles import labels_of
from tests.extract.reading import read

SITES = frozenset({"한국일보", "정치", "thedaily", "매일경제"})
TEXT = "<p>" + "The council met on Monday and talked about the harbour for three hours. " * 6 + "</p>"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("새 다리 | 한국일보", "새 다리"),
        ("새 다리-정치ㅣ한국일보", "새 다리"),
        ("새 다리 - 매일경제", "새 다리"),
        ("The Daily | Bridge opens", "Bridge opens"),
        ("A - B - The Daily", "A - B"),
        ("Bridge - a history", "Bridge - a history"),
        ("The Daily", "The Daily"),
        ("Bridge opens - The thedaily community forum", "Bridge opens"),
    ],
)
def test_the_site_is_taken_off(title: str, expected: str) -> None:
    assert without_site(title, SITES) == expected


@pytest.mark.parametrize(
    ("title", "labels"),
    [
        ("[속보] 총리 사임", ["속보"]),
        ("총리 사임(종합2보)", ["종합2보"]),
        ("[단독] [속보] 총리 사임 <종합>", ["단독", "속보", "종합"]),
        ("【1보】 총리 사임", ["1보"]),
        ("총리 사임(사진)", []),
        ("(서울) 총리 사임", []),
    ],
)
def test_labels_stand_in_brackets_at_both_ends(title: str, labels: list[str]) -> None:
    assert list(labels_of(title)) == labels


def test_the_headline_keeps_the_quotation_marks_that_structured_data_drops() -> None:
    data = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "We stay, says mayor"}</script>'
    assert read(f'{data}<h1>"We stay", says mayor</h1>{TEXT}').title == '"We stay", says mayor'


def test_a_tag_before_the_headline_is_a_label() -> None:
    assert read(f"<title>총리 사임</title><div><em>단독</em><h1>총리 사임</h1></div>{TEXT}").labels == ("단독",)


LONG = "The council of the harbour town says that the new bridge will open in May, four months after the old one closed"


def told(shared: str, data: str = "") -> str:
    """Write a head that tells social networks one headline and search engines one, the same if none is given."""
    thing = f'{{"@type": "NewsArticle", "headline": "{data or shared}"}}'
    return f'<meta property="og:title" content="{shared}"><script type="application/ld+json">{thing}</script>'


SHOWN = {
    "the heading that readers see goes before what search engines are told": (
        "<title>Best ports of 2026</title><h1>The ports we like best in 2026</h1>",
        "The ports we like best in 2026",
    ),
    "a heading among the links to sections is there for search engines": (
        "<title>Mayor resigns</title><nav><h1>All: Mayor resigns</h1></nav><h2 class='title'>Mayor resigns</h2>",
        "Mayor resigns",
    ),
    "what one place has before the headline and another has not is an overline": (
        '<title>Port: Mayor resigns</title><meta name="title" content="Mayor resigns"><h1>Port: Mayor resigns</h1>',
        "Mayor resigns",
    ),
    "an overline inside of a heading is known by its name": (
        '<title>Mayor resigns</title><h1><span class="kicker">Harbour</span> Mayor resigns</h1>',
        "Mayor resigns",
    ),
    "an overline that the page counts to its headline stays": (
        '<title>Harbour: Mayor resigns</title><h1><span class="kicker">Harbour</span>: Mayor resigns</h1>',
        "Harbour: Mayor resigns",
    ),
    "an overline that only the heading's layout parts from the headline is none of it": (
        '<title>Harbour: Mayor resigns</title><h1><span class="kicker">Harbour</span> Mayor resigns</h1>',
        "Mayor resigns",
    ),
    "what search engines and social networks are both told before the shown headline belongs to it": (
        f"{told('Harbour: Mayor resigns')}<h1>Mayor resigns</h1>",
        "Harbour: Mayor resigns",
    ),
    "so does a mark in brackets before it": (
        f"{told('[단독] 총리가 사임한 까닭')}<h1>총리가 사임한 까닭</h1>",
        "[단독] 총리가 사임한 까닭",
    ),
    "an overline that social networks alone are told is none of the headline": (
        f"{told('Harbour: Mayor resigns', data='Mayor resigns')}<h1>Mayor resigns</h1>",
        "Mayor resigns",
    ),
    "a heading in other words than machines are told is still the one shown": (
        f"{told('Why the mayor of the harbour town resigned')}<h1>Mayor resigns after the storm in harbour town</h1>",
        "Mayor resigns after the storm in harbour town",
    ),
    "blanks that layout puts before a colon are not kept": (
        f"{told('Harbour: Mayor resigns')}<h1><span>Harbour</span> : Mayor resigns</h1>",
        "Harbour: Mayor resigns",
    ),
    "a headline that was cut for search engines is told in full": (
        f"{told(LONG, data=LONG[:110])}<h1>{LONG}</h1>",
        LONG,
    ),
    "so it is where no heading shows it": (
        told(LONG, data=LONG[:110]),
        LONG,
    ),
    "a long headline does not go on with the site's name": (
        f"{told(f'{LONG} | An Unknown Site', data=LONG)}",
        LONG,
    ),
    "a page whose titles name the site alone has its headline in its only heading": (
        "<title>The Daily</title><h1>Mayor resigns over storm</h1>",
        "Mayor resigns over storm",
    ),
    "what opens the title of the page is the headline, however short": (
        f"{told('The mayor of the harbour town resigns')}<title>Rain - Weather - The Daily</title><h1>Rain</h1>",
        "Rain",
    ),
    "a section before the headline is none": (
        (
            "<title>Harbour news today - Mayor resigns after a storm</title><h1>Harbour news today</h1>"
            "<h1>Mayor resigns after a storm</h1>"
        ),
        "Mayor resigns after a storm",
    ),
    "a neighbour in the box of the headline is none of it": (
        (
            "<title>Mayor resigns over storm » Local » Harbour Daily</title>"
            "<h1>Mayor resigns over storm<span>Harbour Daily</span></h1>"
        ),
        "Mayor resigns over storm",
    ),
    "a suffix goes where the rest recurs": (
        (
            "<title>Mayor resigns over storm _ Some Paper</title>"
            '<meta name="twitter:title" content="Mayor resigns over storm">'
        ),
        "Mayor resigns over storm",
    ),
    "a suffix that is shown belongs to the headline": (
        (
            "<title>Mayor resigns over storm - and returns</title><h1>Mayor resigns over storm - and returns</h1>"
            "<h1>Mayor resigns over storm</h1>"
        ),
        "Mayor resigns over storm - and returns",
    ),
    "words that look like markup stay": (
        "<title>How the <video> element won</title>",
        "How the <video> element won",
    ),
    "the sign of a link to the heading is none of it": (
        "<title>Mayor resigns — Harbour</title><h1>Mayor resigns<a href='#x'>¶</a></h1>",
        "Mayor resigns",
    ),
    "a logo is no headline": (
        '<meta property="og:site_name" content="The Daily Port"><title>Mayor resigns</title><h1>The Daily Port</h1>',
        "Mayor resigns",
    ),
}


@pytest.mark.parametrize(("page", "title"), SHOWN.values(), ids=SHOWN.keys())
def test_the_headline_is_the_one_shown(page: str, title: str) -> None:
    assert read(f"{page}{TEXT}").title == title


def test_the_headline_of_structured_data_wins_where_a_lesser_heading_shows_it() -> None:
    data = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "The mayor goes at last"}</script>'
    page = f"{data}<title>Mayor resigns</title><h1>Mayor resigns</h1><h2 class='headline'>The mayor goes at last</h2>"
    assert read(f"{page}{TEXT}").title == "The mayor goes at last"


def test_a_page_without_a_title_has_that_of_its_listing() -> None:
    told = as_dict(TEXT.encode(), "https://news.example.org/1", listed={"title": "Mayor resigns"})
    assert (told["title"], told["from"]["title"]) == ("Mayor resigns", "listing")


@pytest.mark.parametrize(
    "meta",
    [
        '<meta name="DC.title" content="Harbour closed">',
        '<meta property="x:title dc:title" content="Harbour closed">',
        '<meta name="parsely-title" content="Harbour closed"><meta name="twitter:title" content="">',
    ],
    ids=["Dublin Core", "a property of several names", "another's"],
)
def test_a_title_told_to_machines_in_any_of_the_usual_names_is_read(meta: str) -> None:
    assert read(f"<head>{meta}</head><body>{TEXT}</body>").title == "Harbour closed"


def test_a_heading_among_the_crumbs_of_the_way_to_a_page_is_not_shown_as_its_headline() -> None:
    crumbs = '<ol><li itemprop="itemListElement"><h1>Storm: Harbour closed for days</h1></li></ol>'
    told = '<meta property="og:title" content="Storm: Harbour closed for now">'
    assert read(f"<head>{told}</head><body>{crumbs}{TEXT}</body>").title == "Storm: Harbour closed for now"
