"""Figures of a story are put side by side by what they measure, and who changed or disputes one is seen."""

from datetime import timedelta

from monitor.domain.kinship.figure_board import Measure, Wording, board
from tests.store.building import MINUTE, NOON


def said(article: int, *texts: str, after: timedelta = MINUTE * 0, no: int = 1) -> Wording:
    return Wording(article=article, no=no, seen_at=NOON + after, texts=texts)


def shown(measures: tuple[Measure, ...]) -> list[list[tuple[str, list[int]]]]:
    return [[(each.figure.text, [one.article for one in each.sayings]) for each in one.figures] for one in measures]


COST = "방파제 공사비는 {} 원이라고 항만공사가 밝혔다."
CREW = "공사에는 인부 {} 명이 투입된다."


def test_the_same_measure_of_two_articles_stands_together_and_other_measures_apart() -> None:
    found = board(
        (said(1, COST.format("3,200억"), CREW.format("120")), said(2, CREW.format("120"), COST.format("3,700억")))
    )
    assert shown(found) == [[("3,200억 원", [1]), ("3,700억 원", [2])], [("120 명", [1, 2])]]
    assert [(one.disputed, one.changed) for one in found] == [(True, False), (False, False)]


def test_an_article_that_puts_its_figure_right_is_seen_and_so_is_who_still_says_the_old_one() -> None:
    (cost,) = board(
        (
            said(1, COST.format("3,200억")),
            said(1, COST.format("3,700억"), after=7 * MINUTE, no=2),
            said(2, COST.format("3,200억"), after=MINUTE),
        )
    )
    assert (cost.disputed, cost.changed) == (True, True)
    old, new = cost.figures
    assert [(one.article, one.until) for one in old.sayings] == [(1, NOON + 7 * MINUTE), (2, None)]
    assert [(one.article, one.since, one.until) for one in new.sayings] == [(1, NOON + 7 * MINUTE, None)]


def test_a_large_amount_is_known_again_in_another_language_and_spelling() -> None:
    (one,) = board(
        (said(1, "소프트뱅크가 5,000억 달러를 넣는다."), said(2, "The group will spend $500 billion on it."))
    )
    assert [[saying.text for saying in each.sayings] for each in one.figures] == [["5,000억 달러", "$500 billion"]]


def test_two_figures_of_one_sentence_measure_two_things() -> None:
    found = board((said(1, "매출은 30억 원, 손실은 20억 원이다."), said(2, "매출은 30억 원, 손실은 20억 원이다.")))
    assert shown(found) == [[("30억 원", [1, 2])], [("20억 원", [1, 2])]]


def test_a_story_without_figures_has_an_empty_board() -> None:
    assert board((said(1, "항만이 닫혔다."),)) == ()
    assert board(()) == ()
