"""Figures of indicators in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from danvan.measures.figures import Kind
from danvan.plans.models import Indicator
from danvan.plans.models.choices import Better
from danvan.plans.queries.courses import Point, unit_of
from danvan.plans.queries.indicator_facts import measure_named
from danvan.plans.queries.periods import FigurePeriod
from danvan.plans.queries.standing import Standing, State
from danvan.ui.charts import sparkline

STATES = {
    State.MET: _("target met"),
    State.NOT_MET: _("target not met yet"),
    State.NO_TARGET: _("no target set"),
    State.NO_FIGURE: _("no figure yet"),
}
#: State -> (kind, icon) of its tag.
TAGS = {
    State.MET: ("ok", "check"),
    State.NOT_MET: ("soon", "clock"),
    State.NO_TARGET: ("", "flag"),
    State.NO_FIGURE: ("hold", "pause"),
}


def number_words(value: Decimal) -> str:
    """1.234,5: as many decimals as there are."""
    places = max(0, -int(value.normalize().as_tuple().exponent))
    return number_format(value, decimal_pos=places, use_l10n=True, force_grouping=True)


def told(value: Decimal, indicator: Indicator) -> str:
    """A typed figure as it was typed; a computed one with one decimal, as the page of its measure says it."""
    if indicator.is_typed:
        return number_words(value)
    rounded = round(value, 1)
    return number_words(value if value and not rounded else rounded)


def unit_word(indicator: Indicator) -> str:
    """%, households; a measure has its own."""
    measure = measure_named(indicator.measure) if indicator.measure else None
    if measure is None:
        return indicator.unit_word
    return "%" if measure.kind is Kind.SHARE else str(measure.unit) or indicator.unit_word


def with_unit(value: Decimal | None, indicator: Indicator) -> str:
    return "–" if value is None else f"{told(value, indicator)} {unit_word(indicator)}".strip()


def rows_url(indicator: Indicator, period: FigurePeriod) -> str:
    """Where the rows behind a computed figure open: the page of its measure, its last quarter; "" for a typed one."""
    if indicator.is_typed or measure_named(indicator.measure) is None:
        return ""
    unit = unit_of(indicator)
    query = {"quy": str(period.quarter)} | ({"don-vi": unit.slug} if unit else {})
    return f"{reverse('measures-figure', args=[indicator.measure])}?{urlencode(query)}"


@dataclass(frozen=True, slots=True)
class ShownStanding:
    """A standing as pages say it. running: its newest figure is of a period that is not over."""

    standing: Standing
    running: bool

    @property
    def indicator(self) -> Indicator:
        return self.standing.indicator

    @property
    def unit(self) -> str:
        return unit_word(self.indicator)

    @property
    def figure(self) -> str:
        latest = self.standing.latest
        return "–" if latest is None or latest.value is None else told(latest.value, self.indicator)

    @property
    def state_words(self) -> str:
        return str(STATES[self.standing.state])

    @property
    def tag(self) -> tuple[str, str]:
        return TAGS[self.standing.state]

    @property
    def target(self) -> str:
        return with_unit(self.indicator.target, self.indicator)

    @property
    def baseline(self) -> str:
        return with_unit(self.indicator.baseline, self.indicator)

    @property
    def progress(self) -> str:
        """How far it is, in a sentence."""
        return progress_words(self.standing)

    @property
    def changes(self) -> list[str]:
        """To the period before and the same a year before, where they have a figure."""
        standing, latest = self.standing, self.standing.latest
        if latest is None:
            return []
        pairs = [(standing.before, gettext("the period before"))]
        if latest.period.before(1) != latest.period.year_before():
            pairs.append((standing.year_before, gettext("the same period a year before")))
        return [change_words(latest, point, than, self.indicator) for point, than in pairs if point is not None]

    @property
    def line(self) -> SafeString:
        return course_line(self.standing)

    @property
    def rows_url(self) -> str:
        latest = self.standing.latest
        return rows_url(self.indicator, latest.period) if latest else ""


def shown(standings: Iterable[Standing], *, on: date) -> list[ShownStanding]:
    """Standings as pages say them that day."""
    return [ShownStanding(one, one.latest is not None and not one.latest.period.is_over(on)) for one in standings]


def progress_words(standing: Standing) -> str:
    indicator, gap = standing.indicator, standing.gap
    if standing.state is State.NO_FIGURE:
        if indicator.is_typed:
            return gettext("Nobody has entered a figure yet.")
        if measure_named(indicator.measure) is None:
            return gettext("This measure is no longer published.")
        return gettext("No case has been counted yet.")
    if standing.state is State.NO_TARGET:
        return gettext("No target is set.")
    if gap is None:
        return gettext("The target is met.")
    words = gettext("%(gap)s short of the target.") if indicator.better == Better.UP else gettext(
        "%(gap)s above the target."
    )  # fmt: skip
    unit = unit_word(indicator)
    unit = gettext("percentage points") if unit == "%" else unit
    return words % {"gap": f"{told(gap, indicator)} {unit}".strip()}


def change_words(latest: Point, point: Point, than: str, indicator: Indicator) -> str:
    """ "up 3,2 on the period before"."""
    if latest.value is None or point.value is None:
        return ""
    by = latest.value - point.value
    if not by:
        return gettext("unchanged from %(than)s") % {"than": than}
    unit = unit_word(indicator)
    unit = gettext("percentage points") if unit == "%" else unit
    words = gettext("up %(by)s on %(than)s") if by > 0 else gettext("down %(by)s on %(than)s")
    return words % {"by": f"{told(abs(by), indicator)} {unit}".strip(), "than": than}


def course_line(standing: Standing) -> SafeString:
    """The sparkline with its meaning in words; nothing while fewer than two periods have a figure."""
    known: Sequence[Point] = [point for point in standing.course if point.value is not None]
    if len(known) < 2:
        return SafeString("")
    indicator, begin, end = standing.indicator, known[0], known[-1]
    words = gettext("From %(begin)s in %(first)s to %(end)s in %(last)s") % {
        "begin": with_unit(begin.value, indicator),
        "first": begin.period.words,
        "end": with_unit(end.value, indicator),
        "last": end.period.words,
    }
    goal = None if indicator.target is None else float(indicator.target)
    if goal is not None:
        words = gettext("%(course)s; the dashed line is the target, %(target)s") % {
            "course": words,
            "target": with_unit(indicator.target, indicator),
        }
    return sparkline([float(point.value or 0) for point in known], words, goal=goal)
