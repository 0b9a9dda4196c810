"""What the calculator page shows for a filled form."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from danvan.deadlines import wording
from danvan.deadlines.calendar import DAY, WorkingCalendar, days_between
from danvan.deadlines.computing import Answer, answer
from danvan.deadlines.faces import term_face
from danvan.deadlines.models import LegalRule
from danvan.deadlines.queries import working_calendar
from danvan.deadlines.spans import marked_days
from danvan.errors import DomainError
from danvan.ui.clock import ClockFace
from danvan.ui.days import capital, day_words


@dataclass(frozen=True, slots=True)
class DayRow:
    """One day of the term: the how-manieth it is, or why it does not count."""

    words: str
    number: int | None
    why: str


@dataclass(frozen=True, slots=True)
class Result:
    """The clock of the answer and its days one by one."""

    answer: Answer
    face: ClockFace
    days: list[DayRow]


def answered(form: Any) -> Answer | None:
    """The answer, or None with the form's errors set."""
    if not form.is_valid():
        return None
    try:
        return answer(form.received_at.isoformat(), rule_key=form.cleaned_data.get("rule") or "", term=form.own_term)
    except DomainError as problem:
        form.add_error("rule" if form.cleaned_data.get("rule") else "amount", wording.problem_words(problem))
        return None


def result(form: Any) -> Result | None:
    """`answered`, drawn."""
    found = answered(form)
    if found is None:
        return None
    rule = found.rule if isinstance(found.rule, LegalRule) else None
    face = term_face(found.due, found.term, found.received_at, at=found.received_at, rule=rule)
    # The moment asked about is past or to come: the term's length says more than the time left.
    say = wording.amount_words(found.term.amount, found.term.unit)
    face = replace(face, say=say, state="run", now_index=None)
    return Result(found, face, _day_rows(found, working_calendar()))


def _day_rows(found: Answer, calendar: WorkingCalendar) -> list[DayRow]:
    if found.term.unit == "wh":
        return []
    reasons = {day: why for step in found.due.steps for day, why in _runs(step)}
    marks = marked_days(found.due.steps)
    rolled = next((s for s in found.due.steps if s["code"] == "rolled"), None)
    nth = date.fromisoformat(rolled["nth"]) if rolled else None
    rows, number = [], 0
    for day in days_between(found.received_at.date(), found.due.due_at.date()):
        counts = (day not in marks and number < found.term.amount) or day == nth
        number += counts
        why = wording.off_words(reasons[day]) if day in reasons else ""
        rows.append(DayRow(capital(day_words(day)), number if counts else None, why))
    return rows


def _runs(step: dict[str, Any]) -> list[tuple[date, str]]:
    if step["code"] not in ("skipped", "rolled"):
        return []
    return [
        (day, why)
        for first, last, why in step["runs"]
        for day in days_between(date.fromisoformat(first) - DAY, date.fromisoformat(last))
    ]
