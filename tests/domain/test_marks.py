"""Articles worth comparing share marks; the rest share none, or few."""

import pytest

from monitor.domain.addresses.address import Address
from monitor.domain.addresses.claims import Claim, ClaimKind, claims, doubtful_claims, is_credible
from monitor.domain.kinship.identity import AddressPiece, is_one_article, telling_piece, without_meaningless
from monitor.domain.kinship.marks import Marks, marks
from monitor.domain.kinship.stories import Told
from tests.domain.test_stories import HARBOUR, ORCHARD


def marked(url: str = "https://daily.example/1", title: str = "", text: str = "") -> Marks:
    return marks(Told(url=url, title=title, text=text))


@pytest.mark.parametrize(
    "copy", [HARBOUR, HARBOUR[:150], f"(서울=가나통신) 김가람 기자 = {HARBOUR}", f"앞에 붙은 한 문장이다. {HARBOUR}"]
)
def test_a_copy_is_found_by_what_it_kept_of_the_text(copy: str) -> None:
    assert marked(text=HARBOUR).own & marked("https://paper.example/9", text=copy).sought


def test_other_texts_share_no_mark() -> None:
    assert not marked(text=HARBOUR).own & marked("https://paper.example/9", text=ORCHARD).sought


def test_a_step_of_a_chain_is_found_by_its_headline_at_its_own_outlet_alone() -> None:
    flash = marked(title="[속보] 방파제 균열에 입항 중단")
    assert flash.own & marked(title="방파제 균열로 입항 중단").sought
    assert flash.own & marked(title="방파제 균열에 입항 중단(종합)").sought
    assert not flash.own & marked("https://paper.example/9", title="방파제 균열에 입항 중단").sought


def test_two_plain_headlines_are_no_steps_and_do_not_seek_each_other() -> None:
    column = marked(title="오늘의 주요 뉴스")
    assert not column.own & column.sought


def test_marks_are_few_however_long_the_text() -> None:
    assert len(marked(text="".join(chr(0xAC00 + 37 * n % 11_000) for n in range(9_000))).own) < 120


def test_no_text_has_no_marks() -> None:
    assert marked(url="") == Marks(frozenset(), frozenset())


@pytest.mark.parametrize(
    ("canonical", "credible"),
    [
        ("https://www.daily.example/news/a-200391361", True),
        ("https://daily.example/", False),
        ("https://weekly.example/news/200391361", False),
        ("https://daily.example/news/200391362", False),
        ("javascript:void(0)", False),
        ("", False),
    ],
)
def test_a_canonical_link_is_worth_checking_within_the_site_and_the_number(canonical: str, *, credible: bool) -> None:
    assert is_credible(Address("https://m.daily.example/view?id=200391361"), Address(canonical)) is credible


def test_what_one_page_claims_another_is_looked_for_under() -> None:
    front, one = Address("https://daily.example/front/one"), Address("https://daily.example/n/one")
    assert set(claims(front, one)) & set(doubtful_claims(one))
    assert claims(one, one) == ()


@pytest.mark.parametrize(
    ("other", "piece"),
    [
        ("https://daily.example/view?no=7&pos=side", "?pos"),
        ("https://daily.example/view?no=8&pos=side", ""),
        ("https://daily.example/else?no=7&pos=top", ""),
    ],
)
def test_two_addresses_teach_only_of_the_one_piece_in_which_they_differ(other: str, piece: str) -> None:
    assert telling_piece(Address("https://daily.example/view?no=7&pos=top"), Address(other)) == piece


def test_a_parameter_is_passed_over_only_when_it_never_made_a_difference() -> None:
    address = Address("https://daily.example/view?no=7&pos=top")
    bare = Address("https://daily.example/view?no=7")
    assert without_meaningless(address, {"?pos": AddressPiece(same=3)}) == bare
    assert without_meaningless(address, {"?pos": AddressPiece(same=2)}) == address
    assert without_meaningless(address, {"?pos": AddressPiece(same=9, different=1)}) == address


def test_a_number_that_articles_share_needs_the_text_to_be_believed() -> None:
    one = Told(url="https://daily.example/a/200391361", title="한화 3연승", text=HARBOUR)
    other = Told(url="https://daily.example/b/200391361", title="한화 4연승", text=ORCHARD)
    claim = Claim(kind=ClaimKind.PART, key="daily.example/200391361")
    assert is_one_article(one, other, claim, {})
    assert not is_one_article(one, other, claim, {"id": AddressPiece(different=1)})
