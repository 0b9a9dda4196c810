"""The head's page: what waits for a signature, what is late and why, how each room stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from danvan.deadlines.calendar import WorkingCalendar
from danvan.deadlines.queries import working_calendar
from danvan.measures.figures import share
from danvan.petitions.pages.cases import LONG, RELATED, SHOWN, Case, cases
from danvan.petitions.queries.leading import Room, due_this_week, led, rooms, to_sign
from danvan.petitions.queries.spans import monday_of, sunday_of
from danvan.petitions.terms import LAST_ROUND


@dataclass(frozen=True, slots=True)
class ToSign:
    """One answer to sign: who drafted it, since when it waits, in words."""

    case: Case
    drafted_by: str
    age: str


@dataclass(frozen=True, slots=True)
class RoomLine:
    """One room of the table; `key` narrows the list to it."""

    room: Room
    name: str
    key: str

    @property
    def on_time(self) -> str:
        """The part answered on time, with its parts."""
        figure = share(self.room.on_time, self.room.answered)
        return f"{figure.written} {figure.unit}".strip()


def head_page(user: Any, *, at: datetime) -> dict[str, Any]:
    """Context of the page; each list shows its first rows, the table counts all."""
    on = timezone.localdate(at)
    mine = led(user, on=on).on_the_desk()
    lists = {
        "sign": _first(to_sign(user, on=on)),
        "late": _first(mine.overdue(at=at)),
        "reopened": _first(mine.filter(round=LAST_ROUND)),
        "week": _first(due_this_week(mine, at=at, on=on)),
    }
    drawn = cases([row for rows_ in lists.values() for row in rows_], user, at=at)
    shown = {name: [drawn[row.pk] for row in rows_] for name, rows_ in lists.items()}
    table, calendar = rooms(user, at=at, on=on), working_calendar()
    return {
        **shown,
        "sign": [_to_sign(case, on, calendar) for case in shown["sign"]],
        "rooms": [_line(room) for room in table],
        "counts": {name: sum(getattr(room, name) for room in table) for name in ("open", "late", "week", "reopened")},
        "most": SHOWN,
        "today": on,
    }


def _first(rows: QuerySet[Any]) -> Sequence[Any]:
    return list(rows.select_related(*RELATED).defer(*LONG).order_by("due_at", "pk")[:SHOWN])


def _to_sign(case: Case, on: date, calendar: WorkingCalendar) -> ToSign:
    standing = case.standing
    answer = standing.answer if standing else None
    since = (standing.waiting_since if standing else None) or (answer.drafted_at if answer else None)
    return ToSign(case, answer.drafted_by.full_name if answer else "", _age(since, on, calendar) if since else "")


def _age(since: datetime, on: date, calendar: WorkingCalendar) -> str:
    days = calendar.working_days(timezone.localdate(since), on)
    if days == 0:
        return _("submitted today")
    return ngettext("waits for %(n)s working day", "waits for %(n)s working days", days) % {"n": days}


def _line(room: Room) -> RoomLine:
    if room.unit is None:
        return RoomLine(room, _("No room yet"), "none")
    return RoomLine(room, room.unit.name, room.unit.slug)


def week_of(on: date) -> tuple[date, date]:
    """Monday and Sunday of the week."""
    return monday_of(on), sunday_of(on)
