from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.store.bodies import Packed, pack, unpack

TEXT = "항만이 닫힌 지 사흘째다. 화물선 12척이 바깥에서 기다린다. 당국은 이유를 밝히지 않았다. " * 20


@given(st.binary(max_size=400), st.none() | st.binary(max_size=400))
@settings(max_examples=200)
def test_what_was_packed_comes_back(content: bytes, first: bytes | None) -> None:
    assert unpack(pack(content, first), first) == content


@given(st.binary(min_size=100, max_size=1000), st.integers(0, 99), st.binary(max_size=5))
@settings(max_examples=100)
def test_a_small_edit_of_any_first_revision_comes_back(first: bytes, at: int, put: bytes) -> None:
    edited = first[:at] + put + first[at + len(put) :]
    assert unpack(pack(edited, first), first) == edited


def test_a_revision_with_one_figure_changed_costs_next_to_nothing() -> None:
    first, second = TEXT.encode(), TEXT.replace("12척", "14척", 1).encode()
    packed = pack(second, first)
    assert packed.on_first
    assert len(packed.data) < 60


def test_a_text_unlike_the_first_stands_alone() -> None:
    packed = pack(b"The harbour reopened; nobody says why it had closed.", TEXT.encode())
    assert not packed.on_first
    assert unpack(Packed(data=packed.data)) == b"The harbour reopened; nobody says why it had closed."
