"""No figure of few people says of one person that they have not read."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.news.queries.telling import LEAST, Told, pooled, tell, together

COUNTS = st.integers(3, 12).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))


@pytest.mark.parametrize("count", range(LEAST))
def test_fewer_than_three_confirmations_are_not_told_apart(count: int) -> None:
    told = tell(count, 5)
    assert (told.number, told.exact) == (0, False)


def test_three_and_all_are_told() -> None:
    assert tell(3, 9).exact
    assert tell(3, 3) == Told(3, True)


def test_fewer_than_three_readers_are_no_cell_even_when_all_have_confirmed() -> None:
    with pytest.raises(ValueError, match="no cell"):
        tell(2, 2)


def test_readers_of_a_small_unit_count_with_the_unit_above() -> None:
    city, ward, room, other = 1, 2, 3, 4
    above = {city: None, ward: city, room: ward, other: city}
    cells = pooled({room: 2, ward: 4, other: 2, city: 1}, above)
    assert cells == {room: ward, ward: ward, other: city, city: city}


def test_what_is_too_few_at_the_top_is_in_no_figure() -> None:
    assert pooled({1: 1, 2: 1}, {1: None, 2: 1}) == {1: None, 2: None}


@given(st.lists(COUNTS, min_size=1, max_size=8))
def test_a_sum_is_exact_or_short_by_fewer_than_three(cells: list[tuple[int, int]]) -> None:
    told = together(tell(*cell) for cell in cells)
    true = sum(count for count, _ in cells)
    assert told.number + told.held == true
    assert 0 <= true - told.number < LEAST
    assert not told.exact or told.number == true


def _states(sizes: tuple[int, ...]) -> list[tuple[int, ...]]:
    return list(product(*(range(size + 1) for size in sizes)))


def _page(counts: tuple[int, ...], sizes: tuple[int, ...]) -> tuple[tuple[int, bool], ...]:
    """All that a page tells of two branches: each cell, the sum of each branch, the whole."""
    cells = [tell(count, of) for count, of in zip(counts, sizes, strict=True)]
    left, right = together(cells[:2]), together(cells[2:])
    return tuple((told.number, told.exact) for told in (*cells, left, right, together([left, right])))


def test_whatever_a_page_tells_no_unit_is_known_to_have_none() -> None:
    """Every state of three units in two branches: what is told fits a state in which somebody there has read.

    Also for a reader who confirmed and so knows one of them: another may have, too.
    """
    sizes = (3, 4, 3)
    seen: dict[tuple[tuple[int, bool], ...], list[tuple[int, ...]]] = {}
    for counts in _states(sizes):
        seen.setdefault(_page(counts, sizes), []).append(counts)
    for states in seen.values():
        for unit in range(len(sizes)):
            assert any(state[unit] >= 1 for state in states), (unit, states)
            assert any(state[unit] >= 2 for state in states if state[unit] >= 1), (unit, states)
