"""Terms of the law: how long, counted in which days, and so until when. Pure Python.

Civil Code 2015: a period in days starts the day after the event; when its last day is a day off it ends at the
end of the next working day. Working days leave out every day off and count a Saturday worked in exchange.
Working hours run inside office hours; an event outside them starts at the next opening.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any, Literal

from danvan.deadlines.calendar import DAY, WorkingCalendar, days_after, days_between
from danvan.deadlines.errors import MomentNotUnderstood, TermNotUnderstood, TermTooLong

Unit = Literal["wd", "d", "wh"]
Step = dict[str, Any]
MOST = 1000
_SHAPE = re.compile(r"([0-9]{1,6})\s*(wd|d|wh)")


@dataclass(frozen=True, slots=True)
class Term:
    """A period granted by law: an amount of working days, calendar days or working hours."""

    amount: int
    unit: Unit

    def __post_init__(self) -> None:
        if not 1 <= self.amount <= MOST:
            raise TermTooLong(most=MOST)

    @classmethod
    def parse(cls, text: str) -> "Term":
        """ "10wd", "30d" or "8wh"; raises TermNotUnderstood or TermTooLong."""
        found = _SHAPE.fullmatch(text.strip().lower())
        if found is None:
            raise TermNotUnderstood
        return cls(int(found[1]), found[2])  # type: ignore[arg-type]  # the pattern names the three units

    def __str__(self) -> str:
        return f"{self.amount}{self.unit}"


@dataclass(frozen=True, slots=True)
class Pause:
    """Time that does not count: from the suspension until the day work is taken up again, which counts."""

    since: datetime
    until: datetime | None
    reason: str


@dataclass(frozen=True, slots=True)
class Extension:
    """More of the same unit, granted once by a reasoned decision."""

    amount: int
    reason: str


@dataclass(frozen=True, slots=True)
class Due:
    """The end of a term and why: codes and parameters, to be rendered in any language later."""

    due_at: datetime
    steps: tuple[Step, ...]

    @property
    def expected(self) -> bool:
        """True when the term crosses a year whose days off are not announced yet."""
        return any(step["code"] == "expected" for step in self.steps)


def due(
    received_at: datetime,
    term: Term,
    calendar: WorkingCalendar,
    *,
    pauses: Sequence[Pause] = (),
    extensions: Sequence[Extension] = (),
) -> Due:
    """Until when, and why. A pause still open has no effect yet: its end is not known."""
    received = calendar.local(received_at)
    if not 2000 <= received.year <= 2100:
        raise MomentNotUnderstood
    amount = term.amount + sum(e.amount for e in extensions)
    closed = [p for p in pauses if p.until is not None]
    granted = [
        {"code": "extended", "amount": e.amount, "unit": term.unit, "reason": e.reason, "total": amount}
        for e in extensions
    ]
    count = _hours if term.unit == "wh" else _days
    due_at, steps = count(received, Term(amount, term.unit), calendar, closed)
    year = calendar.is_expected(received.date(), due_at.date())
    warned = [{"code": "expected", "year": year}] if year is not None else []
    return Due(due_at, (*granted, *steps, *warned))


def held_days(pauses: Sequence[Pause], calendar: WorkingCalendar) -> dict[date, str]:
    """The local days that do not count because of a closed pause, with its reason."""
    held: dict[date, str] = {}
    for pause in pauses:
        if pause.until is not None:
            first, until = calendar.local(pause.since).date(), calendar.local(pause.until).date()
            held |= dict.fromkeys(days_between(first - DAY, until - DAY), pause.reason)
    return held


def _days(
    received: datetime, term: Term, calendar: WorkingCalendar, pauses: Sequence[Pause]
) -> tuple[datetime, list[Step]]:
    held = held_days(pauses, calendar)
    counted: list[date] = []
    skipped: list[tuple[date, str]] = []
    for day in days_after(received.date()):
        if day in held:
            continue
        why = calendar.why_off(day) if term.unit == "wd" else ""
        if why:
            skipped.append((day, why))
            continue
        counted.append(day)
        if len(counted) == term.amount:
            break
    last = _rolled(counted[-1], term, calendar, held)
    steps: list[Step] = [{"code": "first_day", "day": _iso(counted[0]), "received": _iso(received.date())}]
    if skipped:
        steps.append({"code": "skipped", "runs": runs(skipped)})
    worked = [(d, w) for d in counted if (w := calendar.worked_instead(d))] if term.unit == "wd" else []
    if worked:
        steps.append({"code": "worked", "runs": runs(worked)})
    steps += _held_steps(held, received.date(), last)
    return calendar.end_of(last), [*steps, _end_step(term, counted[-1], last, calendar, held)]


def _rolled(last: date, term: Term, calendar: WorkingCalendar, held: dict[date, str]) -> date:
    if term.unit == "wd" or calendar.is_working(last):
        return last
    return next(d for d in days_after(last) if calendar.is_working(d) and d not in held)


def _end_step(term: Term, nth: date, last: date, calendar: WorkingCalendar, held: dict[date, str]) -> Step:
    if nth == last:
        return {"code": "full", "amount": term.amount, "unit": term.unit, "day": _iso(last)}
    off = [(d, calendar.why_off(d)) for d in days_between(nth - DAY, last - DAY) if d not in held]
    return {"code": "rolled", "amount": term.amount, "nth": _iso(nth), "day": _iso(last), "runs": runs(off)}


def _held_steps(held: dict[date, str], start: date, last: date) -> list[Step]:
    inside = [(d, why) for d, why in sorted(held.items()) if start < d <= last]
    return [{"code": "held", "first": a, "last": b, "reason": why} for a, b, why in runs(inside)]


def _hours(
    received: datetime, term: Term, calendar: WorkingCalendar, pauses: Sequence[Pause]
) -> tuple[datetime, list[Step]]:
    left = timedelta(hours=term.amount)
    spans: list[list[str]] = []
    end = received
    for first, last in _free(calendar, received, pauses):
        end = min(last, first + left)
        left -= end - first
        spans.append([first.isoformat(), end.isoformat()])
        if not left:
            break
    start = datetime.fromisoformat(spans[0][0])
    steps: list[Step] = [] if start == received else [{"code": "opens", "at": spans[0][0]}]
    off = [(d, w) for d in days_between(received.date() - DAY, end.date()) if (w := calendar.why_off(d))]
    if off:
        steps.append({"code": "skipped", "runs": runs(off)})
    steps += [
        {"code": "held", "first": _at(p.since, calendar), "last": _at(p.until, calendar), "reason": p.reason}
        for p in pauses
        if p.until is not None and p.since < end and p.until > received
    ]
    steps.append({"code": "hours", "spans": spans})
    return end, [*steps, {"code": "full", "amount": term.amount, "unit": "wh", "at": end.isoformat()}]


def _free(calendar: WorkingCalendar, since: datetime, pauses: Sequence[Pause]) -> Any:
    """Office time from `since` on, with the pauses cut out."""
    for first, last in calendar.open_spans(since):
        pieces = [(first, last)]
        for pause in pauses:
            pieces = [piece for whole in pieces for piece in _without(whole, pause, calendar)]
        yield from pieces


def _without(
    span: tuple[datetime, datetime], pause: Pause, calendar: WorkingCalendar
) -> list[tuple[datetime, datetime]]:
    first, last = span
    since, until = calendar.local(pause.since), calendar.local(pause.until or pause.since)
    pieces = [(first, min(last, since)), (max(first, until), last)]
    return [(a, b) for a, b in pieces if a < b] if since < last and until > first else [span]


def runs(days: Sequence[tuple[date, str]]) -> list[list[str]]:
    """Neighbouring days of one reason joined: [first, last, reason]."""
    numbered = enumerate(days)
    grouped = groupby(numbered, key=lambda pair: (pair[1][0] - pair[0] * DAY, pair[1][1]))
    joined = [(why, [day for _, (day, _why) in group]) for (_, why), group in grouped]
    return [[_iso(group[0]), _iso(group[-1]), why] for why, group in joined]


def _iso(day: date) -> str:
    return day.isoformat()


def _at(moment: datetime | None, calendar: WorkingCalendar) -> str:
    return "" if moment is None else calendar.local(moment).isoformat()
