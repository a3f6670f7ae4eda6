import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.domain.texts.sentences import split


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ('그는 "볼 수 없다. 소문만 들었다"고 말했다. 회사는 답하지 않았다.', 2),
        ("2025. 1. 23. 발표했다. 다음 날 철회했다.", 2),
        ("계획을 바꿨다.그러나 예산은 그대로다.", 2),
        ("“해낸다.” 그는 짧게 답했다.", 2),
        ("“해낸다.” 라고 답했다.", 1),
        ("매출은 3.5% 늘었다. 이익은 1.2조원이다.", 2),
        ("(사진은 기사와 무관하다. 참고용이다.) 본문이 이어진다.", 2),
        ('따옴표가 "닫히지 않았다. 그래도 나눈다.', 2),
        ("Mr. Kim met Dr. Lee in the U.S. on Jan. 23. They agreed.", 2),
        ('"Stop!" he said. Then he left.', 2),
        ("It grew in 2025. Then it fell.", 2),
        ("1. The first point. 2. The second point.", 2),
        ("社長は「知らない。聞いていない。」と述べた。会社は認めた。", 2),
        ("他说：“没有。”公司承认了。", 1),
        ("정말인가? 그렇다! 끝…", 3),
        ("", 0),
        ("제목만 있는 줄", 1),
        ("한 줄\n두 줄", 2),
    ],
)
def test_a_sentence_ends_where_a_reader_ends_it(text: str, count: int) -> None:
    assert len(split([text])) == count


@given(
    st.lists(st.text(alphabet=st.one_of(st.characters(), st.sampled_from('."“”()다가 !?…')), max_size=40), max_size=4)
)
def test_nothing_is_lost_but_blanks(paragraphs: list[str]) -> None:
    assert "".join(re.sub(r"\s", "", s) for s in split(paragraphs)) == re.sub(r"\s", "", "".join(paragraphs))


def test_an_unpaired_quote_ends_with_its_paragraph() -> None:
    assert len(split(['그는 "말했다. 다시 말했다.', "다음 문단이다. 끝이다."])) == 4


@pytest.mark.parametrize("unit", ["(", '"', "다.", "a. ", "“", ". ", "가", "1. ", "[("])
def test_a_giant_sentence_takes_linear_time(unit: str) -> None:
    assert split([unit * (100_000 // len(unit))])
