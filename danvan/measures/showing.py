"""What the pages of figures say, worked out before the template."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from danvan.measures.cuts import Cut
from danvan.measures.figures import Figure
from danvan.measures.quarters import Month, Quarter
from danvan.measures.queries import breakdown
from danvan.measures.registry import Measure
from danvan.measures.scopes import Scope
from danvan.ui.charts import sparkline


@dataclass(frozen=True, slots=True)
class Shown:
    """One figure on a page."""

    measure: Measure
    figure: Figure

    @property
    def unit(self) -> str:
        return self.figure.unit or str(self.measure.unit)

    @property
    def caution(self) -> str:
        """A word of caution where the figure rests on few cases."""
        if not self.figure.small(self.measure.minimum):
            return ""
        return gettext("few cases (under %(minimum)s): do not compare") % {"minimum": self.measure.minimum}


def asked_quarter(text: str, newest: Quarter) -> Quarter:
    """The quarter an address names ("2026-3"); anything else, or one not yet begun, is the newest."""
    year, _, number = text.partition("-")
    if not (year.isascii() and year.isdigit() and len(year) == 4 and number in {"1", "2", "3", "4"}):
        return newest
    wanted = Quarter(int(year), int(number))
    return wanted if Quarter(2000, 1) <= wanted <= newest else newest


def course_line(course: Sequence[tuple[Month, Figure]]) -> SafeString:
    """The sparkline of a course with its meaning in words; nothing while fewer than two months have a case."""
    known = [(month, figure) for month, figure in course if figure.value is not None]
    if len(known) < 2:
        return SafeString("")
    (first, begin), (last, end) = known[0], known[-1]
    words = gettext("From %(first)s in the month to %(begin)s, to %(last)s in the month to %(end)s") % {
        "first": f"{begin.written}{begin.unit}",
        "begin": date_format(first.last, "SHORT_DATE_FORMAT"),
        "last": f"{end.written}{end.unit}",
        "end": date_format(last.last, "SHORT_DATE_FORMAT"),
    }
    return sparkline([float(figure.value or 0) for _, figure in known], words)


@dataclass(frozen=True, slots=True)
class Part:
    """One line of a figure split by unit, topic or ward."""

    label: str
    figure: Figure


def parts_of(measure: Measure, scope: Scope, by: Cut | None) -> list[Part]:
    """The figure split, the largest first; one grouped query and one for the names."""
    if by is None:
        return []
    found = breakdown(measure, scope, by.name)
    names = by.named(list(found))
    lines = [Part(names.get(key, str(key)), figure) for key, figure in found.items()]
    return sorted(lines, key=lambda part: (-(part.figure.cases or part.figure.numerator), part.label))
