from dataclasses import replace

import pytest

from monitor.domain.alerts import Alert, AlertKind
from monitor.domain.articles import Article, Reader
from monitor.domain.changes import Kind, Severity
from monitor.domain.kinship.stories import Likeness, Tie
from monitor.domain.routes import Copies, Route
from monitor.domain.telling.alerting import NotTold, Telling, told_again
from monitor.domain.telling.listening import refusal
from monitor.domain.telling.retelling import Retelling, retelling
from tests.store.building import NOON, an_alert

WIRE = Article(
    url="https://wire.example/1",
    title="방파제 균열에 대형 선박 입항 중단",
    body=(
        "(서울=가나통신) 김가람 기자 = 항만공사는 23일 방파제의 균열을 확인하고 큰 배의 입항을 막기로 했다고 밝혔다.",
        "선사들은 화물을 이웃 항구로 돌리고 있으며 하루 손실을 40억원으로 추산했다.",
        "박하늘 본부장은 “잠수사를 보내 바닥을 살피고 있다”고 말했다.",
    ),
    reader=Reader(extractor=7, profile="wire"),
)


def a_copy(**more: object) -> Article:
    """The same text as another paper prints it."""
    plain = Article(url="https://paper.example/9", title=WIRE.title, body=WIRE.body, reader=Reader(extractor=7))
    return replace(plain, **more)  # type: ignore[arg-type]  # fields of an article


def with_body(*edits: tuple[str, str]) -> tuple[str, ...]:
    body = "\n".join(WIRE.body)
    for old, new in edits:
        assert old in body
        body = body.replace(old, new)
    return tuple(body.split("\n"))


def copied(article: Article) -> Retelling:
    return retelling(WIRE, article, Tie.COPY, "가나통신")


@pytest.mark.parametrize(
    "same",
    [
        a_copy(),
        a_copy(body=WIRE.body[:1]),
        a_copy(body=(*WIRE.body, "어민들은 대책을 요구했다.")),
        a_copy(body=with_body(("(서울=가나통신) 김가람 기자 = ", ""))),
        a_copy(title="[속보] 방파제 균열에 대형 선박 입항 중단 | 다라일보"),
        a_copy(title="방파제 균열에 대형 선박 입항 중단 / 가나통신 제공"),
        a_copy(authors=("이바다",), captions=("균열이 난 방파제",)),
        a_copy(title="방파제에 금, 큰 배 못 들어온다"),
        a_copy(body=with_body(("막기로 했다고 밝혔다", "막기로 했다고 23일 밝혔다"))),
    ],
)
def test_a_copy_that_says_the_same_has_nothing_to_tell(same: Article) -> None:
    assert copied(same).change is None


@pytest.mark.parametrize(
    ("other", "kind"),
    [
        (a_copy(body=with_body(("40억원", "70억원"))), Kind.FIGURE),
        (a_copy(body=with_body(("박하늘", "이솔"))), Kind.NAME),
        (a_copy(body=with_body(("살피고 있다”", "살필 수 없다”"))), Kind.QUOTE),
    ],
)
def test_a_copy_that_says_otherwise_says_where(other: Article, kind: Kind) -> None:
    retold = copied(other)
    assert retold.change is not None
    assert kind in retold.change.kinds
    assert retold.against == "“방파제 균열에 대형 선박 입항 중단” (가나통신)"


def test_a_figure_that_a_copy_states_elsewhere_is_neither_gone_nor_a_difference() -> None:
    told = replace(WIRE, body=(*WIRE.body, "이 항구에서 일하는 150명 가운데 선원들이 배를 옮기기 시작했다고 했다."))
    copy = a_copy(
        body=(
            *WIRE.body,
            "이 항구에서 일하는 이들 가운데 선원들이 배를 옮기기 시작했다고 했다.",
            "노조에는 150명이 들어 있다.",
        )
    )
    change = retelling(told, copy, Tie.COPY).change
    assert change is None or not [each for each in change.figures if not (each.before and each.after)]


def test_a_step_is_told_with_its_difference_from_the_step_before() -> None:
    flash = a_copy(
        url="https://wire.example/0", title="[1보] 방파제 균열에 입항 중단…손실 40억원", body=("손실은 40억원이다.",)
    )
    second = replace(
        flash,
        url="https://wire.example/2",
        title="[2보] 방파제 균열에 입항 중단…손실 70억원",
        body=("손실은 70억원이다.",),
    )
    change = retelling(flash, second, Tie.FOLLOWUP).change
    assert change is not None
    assert ("40억원", "70억원") in [(figure.before, figure.after) for figure in change.figures]


def test_a_step_called_a_correction_is_one_of_high_severity_whatever_it_changes() -> None:
    fixed = replace(WIRE, url="https://wire.example/3", title=f"[고침] {WIRE.title}")
    change = retelling(WIRE, fixed, Tie.FOLLOWUP).change
    assert change is not None
    assert change.kinds[0] is Kind.CORRECTION
    assert change.severity is Severity.HIGH


def test_a_step_that_comes_after_a_later_one_is_late() -> None:
    whole, flash = replace(WIRE, title=f"{WIRE.title}(종합)"), replace(WIRE, title=f"[속보] {WIRE.title}")
    assert retelling(whole, flash, Tie.FOLLOWUP).is_late
    assert not retelling(flash, whole, Tie.FOLLOWUP).is_late


def decided(retold: Retelling) -> Telling | NotTold:
    likeness = Likeness(tie=retold.tie, reason="90% of the shorter text stands in the other")
    return told_again(4, likeness, retold)


def test_a_late_step_is_not_told() -> None:
    assert isinstance(decided(Retelling(tie=Tie.FOLLOWUP, against="“…(종합)”", is_late=True)), NotTold)


def test_a_copy_is_offered_to_the_routes_with_what_differs() -> None:
    retold = copied(a_copy(body=with_body(("40억원", "70억원"))))
    decision = decided(retold)
    assert isinstance(decision, Telling)
    assert (decision.kind, decision.tie, decision.change) == (AlertKind.FOLLOWUP, Tie.COPY, retold.change)
    assert "70억원" in decision.reason


def of_a_copy(*, changed: bool) -> Alert:
    retold = copied(a_copy(body=with_body(("40억원", "70억원"))))
    return an_alert(kind=AlertKind.FOLLOWUP, at=NOON, tie=Tie.COPY, change=retold.change if changed else None)


@pytest.mark.parametrize(
    ("copies", "same", "changed"),
    [(Copies.COUNT, False, False), (Copies.CHANGED, False, True), (Copies.ALL, True, True)],
)
def test_each_route_says_which_copies_it_tells(copies: Copies, *, same: bool, changed: bool) -> None:
    route = Route(name="all", to="desk", copies=copies)
    assert (not refusal(of_a_copy(changed=False), route)) is same
    assert (not refusal(of_a_copy(changed=True), route)) is changed


def test_a_step_of_a_chain_is_no_copy_and_is_told_by_any_route() -> None:
    step = an_alert(kind=AlertKind.FOLLOWUP, tie=Tie.FOLLOWUP)
    assert refusal(step, Route(name="all", to="desk", copies=Copies.COUNT)) == ""
