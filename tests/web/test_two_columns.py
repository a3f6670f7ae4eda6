"""Two wordings beside each other."""

from hypothesis import given
from hypothesis import strategies as some

from monitor.domain.changes import Op
from monitor.web.two_columns import Fold, Line, Mark, Run, Section, marked, side_by_side
from tests.store.building import an_article


def lines(sections: tuple[Section, ...]) -> list[Line]:
    return [row for section in sections for row in section.rows if isinstance(row, Line) and row.op is not None]


def words_of(runs: tuple[Run, ...], mark: Mark) -> list[str]:
    return [run.text for run in runs if run.mark is mark]


@given(some.text(), some.text())
def test_no_letter_is_lost_or_added(before: str, after: str) -> None:
    old, new = marked(before, after)
    assert "".join(run.text for run in new) == after
    # what stays is written as it is now written: both sides may differ in blanks alone
    assert "".join("".join(run.text for run in old).split()) == "".join(before.split()) or old


def test_a_word_is_marked_whole_and_in_it_the_letters_that_changed() -> None:
    old, new = marked("전력망에 3,200억 달러를 투입한다", "전력망에 3,700억 달러를 투입한다")
    assert words_of(old, Mark.LETTERS) == ["2"]
    assert words_of(new, Mark.LETTERS) == ["7"]
    assert words_of(new, Mark.WORD) == ["3,", "00억"]


def test_a_particle_that_changed_marks_its_word() -> None:
    _, new = marked("소프트뱅크가 협의한다", "소프트뱅크는 협의한다")
    assert "".join(run.text for run in new if run.mark) == "소프트뱅크는"
    assert words_of(new, Mark.LETTERS) == ["는"]


def test_what_stayed_is_folded_but_for_a_line_next_to_each_change() -> None:
    kept = tuple(f"문장 {number}은 그대로다." for number in range(10))
    before, after = (an_article(body=(*kept, last)) for last in ("값은 3억 원이다.", "값은 4억 원이다."))
    (text,) = side_by_side(before, after)
    assert [type(row) for row in text.rows] == [Fold, Line, Line]
    assert isinstance(text.rows[0], Fold)
    assert len(text.rows[0].lines) == 9


def test_a_sentence_that_came_or_went_has_one_side() -> None:
    before = an_article(body=("항만이 닫혔다.", "이유는 모른다."))
    after = an_article(body=("항만이 닫혔다.", "이유는 모른다.", "내일 다시 연다."))
    (line,) = lines(side_by_side(before, after))
    assert (line.op, line.before, line.after) == (Op.INSERT, (), (Run("내일 다시 연다.", Mark.WORD),))


def test_what_moved_says_from_which_paragraph() -> None:
    one, two, three = "첫째 문단은 항만을 말한다.", "둘째 문단은 배를 말한다.", "셋째 문단은 어부를 말한다."
    (line,) = lines(side_by_side(an_article(body=(one, two, three)), an_article(body=(three, one, two))))
    assert (line.op, line.moved_from) == (Op.MOVE, 3)


def test_parts_that_stayed_are_left_out() -> None:
    before = an_article(captions=("부두",))
    assert side_by_side(before, before) == ()
    sections = side_by_side(before, an_article(title="항만 재개", captions=("부두",)))
    assert [section.name for section in sections] == ["headline"]
