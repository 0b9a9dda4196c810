"""Clocks as the components draw them, and a look ahead for forms."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from danvan.deadlines import saying, wording
from danvan.deadlines.calendar import DAY, WorkingCalendar, days_between
from danvan.deadlines.clocks import preview, term_of
from danvan.deadlines.models import Clock, LegalRule
from danvan.deadlines.queries import rule_on, working_calendar
from danvan.deadlines.spans import Cell, day_cells, hour_cells
from danvan.deadlines.terms import Due, Step, Term, due
from danvan.ui.clock import ClockCell, ClockFace

__all__ = ["face", "faces", "preview", "preview_face", "term_face"]


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a face is made of, whether it comes from a row or from a look ahead."""

    reading: saying.Reading
    started_at: datetime
    steps: Sequence[Step]
    held: Iterable[date]
    rule: LegalRule | None


def face(clock: Clock, *, at: datetime) -> ClockFace:
    """One clock with its reasons."""
    return _face(_drawn(clock, working_calendar(), at), working_calendar(), why=True)


def faces(clocks: Iterable[Clock], *, at: datetime, why: bool = False) -> dict[int, ClockFace]:
    """Clock key -> face, two queries however many; without reasons unless asked, since a list shows none."""
    rows = list(clocks)
    rules = LegalRule.objects.with_basis().in_bulk({clock.rule_id for clock in rows})
    calendar = working_calendar()
    for clock in rows:
        clock.rule = rules[clock.rule_id]
    return {clock.pk: _face(_drawn(clock, calendar, at), calendar, why=why) for clock in rows}


def preview_face(rule_key: str, received_at: datetime, *, at: datetime, stage: str = "settle") -> ClockFace:
    """`preview` drawn."""
    calendar = working_calendar()
    rule = rule_on(rule_key, calendar.local(received_at).date())
    term = term_of(rule)
    return term_face(due(received_at, term, calendar), term, received_at, at=at, rule=rule, stage=stage)


def term_face(
    found: Due, term: Term, received_at: datetime, *, at: datetime, rule: LegalRule | None = None, stage: str = ""
) -> ClockFace:
    """A computed term drawn, with or without a rule behind it."""
    calendar = working_calendar()
    reading = saying.Reading.ahead(found, term, calendar.local(at), stage)
    drawn = Drawn(reading, calendar.local(received_at), found.steps, (), rule)
    return _face(drawn, calendar, why=True)


def _drawn(clock: Clock, calendar: WorkingCalendar, at: datetime) -> Drawn:
    closed = calendar.local(clock.closed_at) if clock.closed_at else None
    reading = saying.Reading(
        stage=clock.stage,
        unit=clock.rule.unit,
        due_at=calendar.local(clock.due_at),
        at=closed or calendar.local(at),
        closed_at=closed,
        dropped=clock.outcome == Clock.Outcome.DROPPED,
        paused=clock.paused_at is not None,
        expected=clock.expected,
    )
    return Drawn(
        reading, calendar.local(clock.started_at), clock.explanation, _held_now(clock, calendar, at), clock.rule
    )


def _held_now(clock: Clock, calendar: WorkingCalendar, at: datetime) -> list[date]:
    if clock.paused_at is None:
        return []
    since = calendar.local(clock.paused_at).date()
    return list(days_between(since - DAY, calendar.local(at).date()))


def _face(drawn: Drawn, calendar: WorkingCalendar, *, why: bool) -> ClockFace:
    reading, rule = drawn.reading, drawn.rule
    cells = _cells(drawn, calendar)
    state, said = saying.say(reading, calendar)
    return ClockFace(
        state=state,
        say=said,
        due_words=saying.due_words(reading),
        cells=tuple(ClockCell(_label(cell, reading.unit), cell.kind) for cell in cells),
        due_index=max((k for k, cell in enumerate(cells) if cell.since <= reading.due_at), default=0),
        now_index=_index_of(reading.at, cells),
        now_label=saying.now_label(reading),
        start_label=saying.start_label(reading.stage, drawn.started_at, reading.unit),
        due_label=saying.due_label(reading),
        reasons=tuple(wording.sentences(drawn.steps)) if why else (),
        basis=rule.clause.cite() if rule else "",
        basis_url=rule.clause.get_absolute_url() if rule else "",
        provisional=reading.expected or (rule is not None and not rule.verified),
        closed=reading.closed_at is not None,
        hours=reading.unit == "wh",
    )


def _cells(drawn: Drawn, calendar: WorkingCalendar) -> list[Cell]:
    reading = drawn.reading
    # A suspended clock grows no late days; they are shown as suspended instead.
    if reading.unit == "wh":
        until = reading.due_at if reading.paused else reading.at
        return hour_cells(reading.due_at, drawn.steps, calendar, until)
    return day_cells(
        drawn.started_at.date(), reading.due_at.date(), drawn.steps, calendar, reading.at.date(), drawn.held
    )


def _index_of(at: datetime, cells: Sequence[Cell]) -> int | None:
    begun = [k for k, cell in enumerate(cells) if cell.since <= at]
    return begun[-1] if begun else None


def _label(cell: Cell, unit: str) -> str:
    return wording.short_day(cell.since.date()) if unit != "wh" else f"{cell.since:%H:%M}–{cell.until:%H:%M}"
