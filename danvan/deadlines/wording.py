"""Explanations as sentences in the reader's language: codes and parameters in, words out."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.utils.dateformat import format as formatted
from django.utils.formats import date_format, time_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from danvan.deadlines.calendar import WEEKEND
from danvan.deadlines.terms import Step
from danvan.errors import DomainError
from danvan.ui.days import WEEKDAYS, day_words

OCCASIONS: dict[str, Promise] = {
    "new_year": gettext_lazy("New Year"),
    "tet": gettext_lazy("Lunar New Year (Tết)"),
    "hung_kings": gettext_lazy("Hùng Kings’ Commemoration Day"),
    "reunification": gettext_lazy("Reunification Day (30/4)"),
    "labour": gettext_lazy("Labour Day (1/5)"),
    "national_day": gettext_lazy("National Day (2/9)"),
    "culture": gettext_lazy("Vietnam Culture Day (24/11)"),
}
_PAUSES: dict[str, Promise] = {}
_EXTENSIONS: dict[str, Promise] = {}


def register_pause_reason(code: str, words: Promise) -> None:
    """Let an area name its reasons for a suspension, as they read inside a sentence."""
    _PAUSES[code] = words


def register_extension_reason(code: str, words: Promise) -> None:
    """Let an area name its reasons for an extension, as they read inside a sentence."""
    _EXTENSIONS[code] = words


def short_day(day: date) -> str:
    """ "17/9" in Vietnamese, "17 Sep" in English."""
    return formatted(day, pgettext("date format of a day without its year", "j M"))


def off_words(reason: str) -> str:
    """Why a day is off, as it stands in brackets."""
    kind, _sep, detail = reason.partition(":")
    if kind == WEEKEND:
        return _("weekend")
    if kind == "holiday":
        return _("public holiday, %(occasion)s") % {"occasion": OCCASIONS.get(detail, detail)}
    if kind == "compensation":
        return _("day off in lieu of %(occasion)s") % {"occasion": OCCASIONS.get(detail, detail)}
    if kind == "swap":
        return _("day off, made up on %(day)s") % {"day": _weekday_and_day(date.fromisoformat(detail))}
    return detail or _("day off by decision")


def worked_words(reason: str) -> str:
    """Why a weekend day is worked."""
    return _("working day in exchange for %(day)s") % {"day": _weekday_and_day(_pair(reason))}


def amount_words(amount: int, unit: str) -> str:
    """ "10 working days", "30 days", "8 working hours"."""
    if unit == "wd":
        words = ngettext("%(n)d working day", "%(n)d working days", amount)
    elif unit == "wh":
        words = ngettext("%(n)d working hour", "%(n)d working hours", amount)
    else:
        words = ngettext("%(n)d day", "%(n)d days", amount)
    return words % {"n": amount}


def sentences(steps: Sequence[Step]) -> list[str]:
    """One sentence a step; steps that only serve the drawing say nothing."""
    spoken = (_SAY[step["code"]](step) for step in steps if step["code"] in _SAY)
    return [sentence for sentence in spoken if sentence]


def _first_day(step: Step) -> str:
    return _("The first day counted is %(day)s, after the day of receipt.") % {"day": _day(step["day"])}


def _skipped(step: Step) -> str:
    return _("Not counted: %(days)s.") % {"days": grouped(step["runs"])}


def _worked(step: Step) -> str:
    parts = [
        _("%(day)s, worked in exchange for %(pair)s")
        % {"day": _weekday_and_day(date.fromisoformat(first)), "pair": _weekday_and_day(_pair(reason))}
        for first, _last, reason in step["runs"]
    ]
    return _("Counted although a weekend: %(days)s.") % {"days": "; ".join(parts)}


def _held(step: Step) -> str:
    first, last = (_moment(step[name]) for name in ("first", "last"))
    said = _("Not counted from %(first)s to %(last)s") % {"first": first, "last": last}
    return f"{said}: {_PAUSES.get(step['reason'], _('suspended'))}."


def _extended(step: Step) -> str:
    words = {"amount": amount_words(step["amount"], step["unit"]), "total": amount_words(step["total"], step["unit"])}
    said = _("Extended by %(amount)s, to %(total)s in all") % words
    reason = _EXTENSIONS.get(step["reason"])
    return f"{said}: {reason}." if reason else f"{said}."


def _full(step: Step) -> str:
    end = {"amount": amount_words(step["amount"], step["unit"])}
    if "at" in step:
        return _("%(amount)s are complete at %(time)s.") % {**end, "time": _moment(step["at"])}
    return _("%(amount)s are complete on %(day)s.") % {**end, "day": _day(step["day"])}


def _rolled(step: Step) -> str:
    words = {"n": step["amount"], "nth": _day(step["nth"]), "days": grouped(step["runs"]), "day": _day(step["day"])}
    return (
        _("Day %(n)s is %(nth)s, a day off; off are %(days)s, so the term ends with the next working day, %(day)s.")
        % words
    )


def _opens(step: Step) -> str:
    return _("Received outside office hours; counting begins at %(time)s.") % {"time": _moment(step["at"])}


def _hours(step: Step) -> str:
    days: dict[str, list[str]] = {}
    for first, last in step["spans"]:
        since, until = datetime.fromisoformat(first), datetime.fromisoformat(last)
        days.setdefault(short_day(since), []).append(f"{time_format(since)}–{time_format(until)}")
    return _("Hours counted: %(hours)s.") % {"hours": "; ".join(f"{d} {', '.join(h)}" for d, h in days.items())}


def _expected(step: Step) -> str:
    return _("The days off of %(year)s are not announced yet: this date is an expected one.") % {"year": step["year"]}


_SAY: dict[str, Any] = {
    "first_day": _first_day,
    "skipped": _skipped,
    "worked": _worked,
    "held": _held,
    "extended": _extended,
    "full": _full,
    "rolled": _rolled,
    "opens": _opens,
    "hours": _hours,
    "expected": _expected,
}


def grouped(runs: Iterable[Sequence[str]]) -> str:
    """Days off by reason: "29–30/8, 5–6/9 (weekend); 1–2/9 (public holiday, …)"."""
    by_reason: dict[str, list[str]] = {}
    for first, last, reason in runs:
        by_reason.setdefault(off_words(reason), []).append(_span(date.fromisoformat(first), date.fromisoformat(last)))
    return "; ".join(f"{', '.join(spans)} ({reason})" for reason, spans in by_reason.items())


def _span(first: date, last: date) -> str:
    if first == last:
        return short_day(first)
    same_month = (first.year, first.month) == (last.year, last.month)
    return f"{first.day if same_month else short_day(first)}–{short_day(last)}"


def _day(text: str) -> str:
    return day_words(date.fromisoformat(text))


def _moment(text: str) -> str:
    """A day, or a time and its day."""
    if len(text) == 10:
        return _day(text)
    moment = datetime.fromisoformat(text)
    return f"{time_format(moment)}, {day_words(moment.date())}"


def _pair(reason: str) -> date:
    return date.fromisoformat(reason.partition(":")[2])


def _weekday_and_day(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()]} {short_day(day)}"


def problem_words(problem: DomainError) -> str:
    """What went wrong, in the reader's language."""
    told = _(problem.message)
    return told % problem.params if problem.params else told


def long_day(day: date) -> str:
    """ "17/9/2026" as the language writes it."""
    return date_format(day, "DATE_FORMAT")
