from datetime import UTC, datetime, timedelta

import pytest

from monitor.domain.kinship.stories import Tie, Told, bare_title, chain_stage, cluster, likeness

NOON = datetime(2025, 1, 23, 12, tzinfo=UTC)
HARBOUR = (
    "항만공사는 23일 북쪽 방파제의 균열을 확인하고 대형 선박의 입항을 이틀 동안 막기로 했다고 밝혔다. "
    "균열은 전날 밤 순찰하던 직원이 발견했으며 길이는 12m에 이른다. 공사는 잠수사를 보내 바닥을 살피고 있다. "
    "선사들은 화물을 이웃 항구로 돌리고 있으며 하루 손실을 40억원으로 추산했다. 어민들은 대책을 요구했다. "
    "시는 비상대책반을 꾸리고 주민에게 문자로 상황을 알리고 있다. 전문가들은 지난해 태풍이 원인일 수 있다고 본다."
)
ORCHARD = (
    "산간 마을의 과수원이 올해 첫 사과를 수확했다. 농가는 지난 봄의 서리로 수확이 절반으로 줄었다며 값이 뛴다고 봤다. "
    "조합은 저장고를 늘리고 학교 급식에 못난이 사과를 대기로 했다. 축제는 예정대로 열린다. 군청은 버스를 늘린다. "
    "지난해에는 사흘 동안 2만명이 찾았다. 올해 주제는 나무와 사람이다. 마을 어귀에는 새 다리가 놓였다."
)


def a_page(
    url: str = "", title: str = "방파제 균열에 대형 선박 입항 중단", text: str = HARBOUR, **more: datetime
) -> Told:
    return Told(url=url, title=title, text=text, published=more.get("published", NOON))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.daily.example/news/7?utm_source=x", "http://m.daily.example/news/7/amp/"),
        ("https://daily.example/a/200391361/old-slug.html", "https://daily.example/b/200391361/new-slug.html"),
        ("https://daily.example/sea/wall-cracks-11125274", "https://daily.example/-11125274"),
        ("https://daily.example/view/AKR20250123000100001", "https://daily.example/view?id=AKR20250123000100001&sec=1"),
        (
            "https://daily.example/a/wall-fcec49d6-705f-428e-b877-fe32c8b500b5",
            "https://daily.example/b/c/crack-fcec49d6-705f-428e-b877-fe32c8b500b5",
        ),
    ],
)
def test_one_article_under_two_addresses_is_one_article_without_its_text(one: str, other: str) -> None:
    assert likeness(Told(url=one), Told(url=other)).tie is Tie.ARTICLE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://daily.example/news/briefing-41732542", "https://daily.example/news/briefing-41735546"),
        ("https://daily.example/2025/01/23/briefing", "https://daily.example/2025/01/24/briefing"),
        ("https://daily.example/20250123/briefing-one", "https://daily.example/20250123/briefing-two"),
        ("https://daily.example/news/41732542", "https://weekly.example/news/41732542"),
    ],
)
def test_a_columns_title_makes_no_article_the_same(one: str, other: str) -> None:
    like = likeness(Told(url=one, title="오늘 아침 브리핑"), Told(url=other, title="오늘 아침 브리핑"))
    assert like.tie not in (Tie.ARTICLE, Tie.COPY, Tie.FOLLOWUP)


def test_an_id_that_is_a_series_makes_no_article_the_same() -> None:
    one = a_page("https://daily.example/series/1234567/sea-wall")
    other = a_page("https://daily.example/series/1234567/apples", "첫 사과 수확", ORCHARD)
    assert likeness(one, other).tie is Tie.DIFFERENT


def test_two_articles_of_one_minute_are_two() -> None:
    one, other = (Told(url=f"https://daily.example/202501231650/{slug}") for slug in ("sea-wall", "apples"))
    assert likeness(one, other).tie is Tie.DIFFERENT


def test_a_column_of_today_is_not_that_of_yesterday() -> None:
    one = a_page("https://daily.example/briefing-41732542", "오늘 아침 브리핑", HARBOUR)
    other = a_page("https://daily.example/briefing-41735546", "오늘 아침 브리핑", ORCHARD)
    assert likeness(one, other).tie is Tie.DIFFERENT


def test_wire_copy_at_another_paper_is_a_copy_even_when_cut_and_retitled() -> None:
    wire = a_page("https://wire.example/1", text=f"[서울=가나통신] 김가람 기자 = {HARBOUR}")
    paper = a_page("https://paper.example/9", "“이틀 동안 배 못 들어와”", HARBOUR[:260].replace("23일", "지난 23일"))
    like = likeness(wire, paper)
    assert like.tie is Tie.COPY
    assert "%" in like.reason


def test_a_short_quotation_in_common_makes_no_copy() -> None:
    quotation = "공사는 “균열을 확인했다”고 밝혔다."
    assert likeness(a_page(text=quotation), a_page(text=f"{quotation} {ORCHARD}")).tie is not Tie.COPY


def test_articles_on_different_things_are_different() -> None:
    assert likeness(a_page(), a_page(title="첫 사과 수확", text=ORCHARD)).tie is Tie.DIFFERENT


def test_steps_of_a_wire_chain_follow_each_other() -> None:
    flash = a_page("https://wire.example/1", "[속보] 방파제 균열에 대형 선박 입항 중단", "방파제에 균열이 났다.")
    full = a_page("https://wire.example/2", "방파제 균열에 대형 선박 입항 중단(종합)", HARBOUR)
    like = likeness(flash, full)
    assert like.tie is Tie.FOLLOWUP
    assert "속보" in like.reason
    assert "종합" in like.reason


def test_a_chain_does_not_reach_into_next_week() -> None:
    flash = a_page("https://wire.example/1", "[속보] 방파제 균열에 입항 중단", "", published=NOON)
    later = a_page("https://wire.example/2", "방파제 균열에 입항 중단(종합)", "", published=NOON + timedelta(days=7))
    assert likeness(flash, later).tie is Tie.DIFFERENT


def test_a_roundup_under_yesterdays_headline_is_not_its_step() -> None:
    flash = a_page("https://wire.example/1", "[속보] 코스피 상승 출발", "코스피가 0.3% 올라 2,500선에서 출발했다.")
    later = a_page(
        "https://wire.example/2",
        "코스피 상승 출발(종합)",
        "코스피가 반도체주에 힘입어 오름세로 문을 열었다.",
        published=NOON + timedelta(days=1),
    )
    assert likeness(flash, later).tie is not Tie.FOLLOWUP
    assert likeness(flash, a_page(later.url, later.title, later.text)).tie is Tie.FOLLOWUP


def test_two_chains_of_one_event_at_one_time_stay_apart() -> None:
    one = a_page("https://wire.example/1", "[2보] 방파제 균열에 대형 선박 입항 중단", "방파제에 균열이 났다.")
    other = a_page("https://wire.example/2", "[2보] 방파제 균열에 어민 대형 시위", "어민이 모였다.")
    assert likeness(one, other).tie is not Tie.FOLLOWUP


def test_a_correction_of_the_next_day_is_of_the_article_whose_text_it_repeats() -> None:
    fixed = a_page(
        "https://wire.example/2",
        "[고침] 방파제 균열에 입항 중단",
        HARBOUR.replace("40억", "70억"),
        published=NOON + timedelta(days=1),
    )
    assert likeness(a_page("https://wire.example/1"), fixed).tie is Tie.FOLLOWUP


def test_a_flash_at_another_outlet_is_no_step_of_this_chain() -> None:
    flash = a_page("https://wire.example/1", "[속보] 방파제 균열에 대형 선박 입항 중단", "방파제에 균열이 났다.")
    other = a_page("https://paper.example/2", "[속보] 방파제 균열에 대형 선박 입항 중단", ORCHARD)
    assert likeness(flash, other).tie is Tie.EVENT


def test_nothing_is_like_nothing() -> None:
    assert likeness(Told(), Told()).tie is Tie.DIFFERENT


@pytest.mark.parametrize(
    ("title", "order"),
    [
        ("[속보] 합의", 0),
        ("<긴급> 합의", 0),
        ("[1보] 합의", 1),
        ("합의 [2보]", 2),
        ("합의(상보)", 10),
        ("합의(종합)", 11),
        ("【종합2보】 합의", 13),
        ("[속보] 합의(종합)", 11),
        ("[고침] 합의", 30),
        ("BREAKING: a deal", 0),
        ("UPDATE 2-A deal", 2),
        ("CORRECTED - A deal", 30),
        ("CORRECTED-UPDATE 2-A deal", 30),
        ("CORRECTED-(OFFICIAL)-A deal", 30),
        ("REFILE-WRAPUP 3-A deal", 14),
        ("LEAD: A deal", 11),
        ("(LEAD) A deal", 11),
        ("(2nd LD) A deal", 13),
        ("(URGENT) A deal", 0),
        ("[긴급속보] 합의", 0),
        ("합의(종합3보)", 14),
        ("[정정] 합의", 30),
    ],
)
def test_a_headline_says_which_step_of_a_chain_it_is(title: str, order: int) -> None:
    stage = chain_stage(title)
    assert stage is not None
    assert stage.order == order


@pytest.mark.parametrize(
    "title", ["합의", "[단독] 합의", "(서울) 합의", "종합 검진", "The update", "[포토] 종합", "Lead pipes - a deal"]
)
def test_other_labels_are_no_steps(title: str) -> None:
    assert chain_stage(title) is None


def test_a_bare_title_has_lost_its_steps_and_its_outlet_and_nothing_else() -> None:
    assert bare_title("[속보] 여야 합의(종합) | 어느일보") == "여야 합의"
    assert bare_title("[단독] 여야 합의") == "[단독] 여야 합의"
    assert bare_title("CORRECTED-UPDATE 2-A deal") == bare_title("(2nd LD) A deal") == "A deal"
    assert bare_title("A deal - for now, at least, and nobody knows") == "A deal - for now, at least, and nobody knows"


SHAFT = (
    "Eleven miners were brought out of the flooded Karvina shaft on Monday. Water had broken into the colliery at dawn,"
    " and divers reached the men after nine hours. The Karvina colliery was closed."
)
SHAFT_AGAIN = (
    "An inquiry into the flood at the Karvina colliery was ordered on Monday. Divers had reached eleven miners in the"
    " shaft after nine hours, the water having broken in at dawn."
)


def test_clusters_gather_accounts_of_one_event() -> None:
    again = "북쪽 방파제에서 12m 균열이 발견돼 항만공사가 대형 선박의 입항을 막았다. 선사들의 하루 손실은 40억원이다."
    apples = "서리 탓에 사과 수확이 절반으로 준 산간 마을의 과수원이 첫 사과를 땄다. 사과 축제는 예정대로 열린다."
    others = [Told(text=f"{word} 이야기 {word}에 관한 글") for word in ("도서관", "철도", "위성", "고래", "우표")]
    told = [Told(text=text) for text in (HARBOUR, ORCHARD, again, apples)]
    assert cluster([*told, *others])[:4] == [0, 1, 0, 1]


def test_a_series_that_an_outlet_prints_every_day_is_no_one_event() -> None:
    days = [
        Told(
            url=f"https://daily.example/weather/{day}",
            title=f"Weather: {sky} with some wind from the west",
            text=f"It will be {sky} with some wind from the west today. Take a coat, for the evening may bring rain.",
            published=datetime(2026, 3, day, 6, tzinfo=UTC),
        )
        for day, sky in ((2, "clouds"), (3, "showers"), (4, "drizzle"))
    ]
    assert cluster(days) == [0, 1, 2]


def test_two_outlets_whose_headlines_open_with_two_subjects_tell_of_one_event() -> None:
    told = [
        Told(title="Rescuers free eleven miners from flooded shaft", text=SHAFT),
        Told(title="Governor orders inquiry as Karvina shaft floods", text=SHAFT_AGAIN),
    ]
    others = [Told(title=f"A story on {word}", text=f"This is about {word} alone.") for word in ("stamps", "whales")]
    assert cluster([*told, *others])[:2] == [0, 0]


def test_clusters_of_nothing_are_none() -> None:
    assert cluster([]) == []
    assert cluster([Told(), Told()]) == [0, 1]
