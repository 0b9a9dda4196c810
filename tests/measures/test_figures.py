"""One figure and its parts, written as a reader of either language writes numbers."""

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from danvan.measures.figures import Figure, Kind, count, mean, median, share, total


@pytest.mark.parametrize(
    ("figure", "vi", "parts_vi", "en", "parts_en"),
    [
        (count(1391), "1.391", "", "1,391", ""),
        (total(1250.5), "1.250,5", "", "1,250.5", ""),
        (share(1284, 1391), "92,3", "1.284 trong 1.391", "92.3", "1,284 of 1,391"),
        (share(0, 5), "0", "0 trong 5", "0", "0 of 5"),
        (share(7, 7), "100", "7 trong 7", "100", "7 of 7"),
        (share(0, 0), "–", "kỳ này chưa có trường hợp nào", "–", "no case in this period"),
        (mean(10, 4), "2,5", "tính trên 4 trường hợp", "2.5", "over 4 cases"),
        (mean(0, 0), "–", "kỳ này chưa có trường hợp nào", "–", "no case in this period"),
        (median([1, 2, 30]), "2", "tính trên 3 trường hợp", "2", "over 3 cases"),
        (median([]), "–", "kỳ này chưa có trường hợp nào", "–", "no case in this period"),
    ],
)
def test_a_figure_is_written_with_its_parts(figure, vi, parts_vi, en, parts_en):
    with translation.override("vi"):
        assert (figure.written, figure.parts) == (vi, parts_vi)
    with translation.override("en"):
        assert (figure.written, figure.parts) == (en, parts_en)


def test_only_a_share_is_a_percentage():
    assert share(1, 4).unit == "%"
    assert share(1, 4).share == 0.25
    assert share(0, 0).unit == mean(1, 2).unit == count(3).unit == ""
    assert mean(1, 2).share is None


@pytest.mark.parametrize(
    ("figure", "small"), [(share(1, 9), True), (share(1, 10), False), (share(0, 0), False), (count(3), False)]
)
def test_few_cases_are_marked(figure, small):
    assert figure.small(10) is small


def test_a_part_is_never_larger_than_its_whole():
    with pytest.raises(ValueError, match="no share"):
        share(5, 4)
    with pytest.raises(ValueError, match="no share"):
        share(-1, 4)


@pytest.mark.parametrize(
    ("kind", "denominator"), [(Kind.COUNT, 3), (Kind.SUM, 1), (Kind.SHARE, None), (Kind.MEAN, None), (Kind.SHARE, -1)]
)
def test_a_figure_without_its_parts_cannot_be_made(kind, denominator):
    with pytest.raises(ValueError, match="denominator"):
        Figure(1, denominator, kind)


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_a_share_lies_between_none_and_all(part, rest):
    figure = share(part, part + rest)
    assert figure.value is None if part + rest == 0 else 0 <= figure.value <= 100


@given(st.lists(st.integers(-1000, 1000), min_size=1))
def test_half_the_cases_lie_on_each_side_of_a_median(values):
    middle = median(values).value
    assert sum(value <= middle for value in values) * 2 >= len(values)
    assert sum(value >= middle for value in values) * 2 >= len(values)
