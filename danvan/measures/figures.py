"""One figure with its parts, and the five ways of making one."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from statistics import median as middle

from django.utils.formats import number_format
from django.utils.translation import gettext

Number = int | float


class Kind(Enum):
    """What a figure says: how many, which part, how much, how much each, what half stay below."""

    COUNT = "count"
    SHARE = "share"
    SUM = "sum"
    MEAN = "mean"
    MEDIAN = "median"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that never stands without its parts.

    count, sum: `numerator` alone. share: numerator of denominator cases. mean: sum over the number of cases.
    median: `numerator` is the median itself, `denominator` the number of cases.
    """

    numerator: Number
    denominator: int | None
    kind: Kind

    def __post_init__(self) -> None:
        alone = self.kind in {Kind.COUNT, Kind.SUM}
        if alone != (self.denominator is None):
            raise ValueError(f"A {self.kind.value} has {'no' if alone else 'a'} denominator.")
        if self.denominator is not None and self.denominator < 0:
            raise ValueError("A denominator counts cases.")

    @property
    def value(self) -> Number | None:
        """The figure itself, a share in percent; None where there was no case."""
        if self.denominator is None:
            return self.numerator
        if self.denominator == 0:
            return None
        if self.kind is Kind.SHARE:
            return 100 * self.numerator / self.denominator
        return self.numerator if self.kind is Kind.MEDIAN else self.numerator / self.denominator

    @property
    def share(self) -> float | None:
        """The part between 0 and 1; None for other kinds and where there was no case."""
        if self.kind is not Kind.SHARE or not self.denominator:
            return None
        return self.numerator / self.denominator

    @property
    def cases(self) -> int | None:
        """How many cases the figure rests on; None where it is itself a count or sum."""
        return self.denominator

    @property
    def written(self) -> str:
        """As this reader writes numbers: 92,3 or 92.3; "–" where there was no case."""
        return "–" if self.value is None else decimal(self.value)

    @property
    def unit(self) -> str:
        return "%" if self.kind is Kind.SHARE and self.value is not None else ""

    @property
    def parts(self) -> str:
        """The parts in words: "1.284 of 1.391", "of 1.391 cases"; "" for a count or sum."""
        if self.denominator is None:
            return ""
        cases = decimal(self.denominator)
        if self.denominator == 0:
            return gettext("no case in this period")
        if self.kind is Kind.SHARE:
            return gettext("%(part)s of %(whole)s") % {"part": decimal(self.numerator), "whole": cases}
        return gettext("over %(count)s cases") % {"count": cases}

    def small(self, minimum: int) -> bool:
        """Too few cases to compare with: a single one would move it much."""
        return self.denominator is not None and 0 < self.denominator < minimum


def count(number: int) -> Figure:
    return Figure(number, None, Kind.COUNT)


def share(part: int, whole: int) -> Figure:
    """`part` of `whole` cases; raises ValueError when the part is larger than the whole."""
    if not 0 <= part <= whole:
        raise ValueError(f"{part} of {whole} is no share.")
    return Figure(part, whole, Kind.SHARE)


def total(number: Number) -> Figure:
    return Figure(number, None, Kind.SUM)


def mean(summed: Number, cases: int) -> Figure:
    return Figure(summed, cases, Kind.MEAN)


def median(values: Sequence[Number]) -> Figure:
    """What half of the cases stay below."""
    return Figure(middle(values) if values else 0, len(values), Kind.MEDIAN)


def decimal(number: Number) -> str:
    """Whole numbers whole, others with one decimal."""
    rounded = round(number, 1)
    if rounded == int(rounded):
        return number_format(int(rounded), use_l10n=True, force_grouping=True)
    return number_format(rounded, decimal_pos=1, use_l10n=True, force_grouping=True)
