"""What the head of a unit asks: what waits for a signature, what is late, how each room stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Q

from danvan.organisations.models import Unit
from danvan.petitions.lifecycle import AnswerState
from danvan.petitions.models import Answer, Outcome, Petition
from danvan.petitions.models.petition_query import PetitionQuerySet
from danvan.petitions.queries.spans import end_of, monday_of, sunday_of
from danvan.petitions.rules.answering import MAY_APPROVE, MAY_SIGN
from danvan.petitions.rules.overseeing import MAY_LEAD
from danvan.petitions.terms import LAST_ROUND


@dataclass
class Room:
    """One room's open petitions and what it answered this week; `unit` None: not given to a room yet."""

    unit: Unit | None
    open: int = 0
    late: int = 0
    week: int = 0
    reopened: int = 0
    answered: int = 0
    on_time: int = 0


def led(actor: Any, *, on: date) -> PetitionQuerySet:
    """The petitions of the units this person leads."""
    return MAY_LEAD.rows(Petition.objects.all(), actor, on=on)  # type: ignore[return-value]  # a filter of it


def to_sign(actor: Any, *, on: date) -> PetitionQuerySet:
    """Answers that wait for this person's signature or approval, as petitions."""
    return Petition.objects.filter(MAY_SIGN.selects(actor, on=on) | MAY_APPROVE.selects(actor, on=on))


def due_this_week(rows: PetitionQuerySet, *, at: datetime, on: date) -> PetitionQuerySet:
    """Open, not late yet, due by Sunday."""
    return rows.on_the_desk().filter(due_at__gte=at, due_at__lt=end_of(sunday_of(on)))


def rooms(actor: Any, *, at: datetime, on: date) -> list[Room]:
    """Each room with open petitions or answers of this week, by name, the rest last; three queries."""
    late, week = Q(due_at__lt=at), Q(due_at__gte=at, due_at__lt=end_of(sunday_of(on)))
    rows = led(actor, on=on).on_the_desk().order_by().values_list("room_id")
    found: dict[int | None, Room] = {}
    for key, all_open, overdue, soon, again in rows.annotate(
        open=Count("pk"),
        late=Count("pk", filter=late),
        week=Count("pk", filter=week),
        reopened=Count("pk", filter=Q(round=LAST_ROUND)),
    ):
        found[key] = Room(None, open=all_open, late=overdue, week=soon, reopened=again)
    for key, answered, on_time in _answered(actor, on):
        room = found.setdefault(key, Room(None))
        room.answered, room.on_time = answered, on_time
    units = Unit.objects.in_bulk([key for key in found if key is not None])
    for key, room in found.items():
        room.unit = units.get(key) if key is not None else None
    return sorted(found.values(), key=lambda room: (room.unit is None, room.unit.sort if room.unit else ""))


def _answered(actor: Any, on: date) -> Sequence[tuple[int | None, int, int]]:
    """Room, answers issued since Monday, of them on time."""
    answers = Answer.objects.filter(
        state=AnswerState.ISSUED.value, issued_on__gte=monday_of(on), petition__in=led(actor, on=on)
    ).exclude(outcome=Outcome.ELSEWHERE)
    grouped = answers.order_by().values_list("petition__room_id")
    return list(grouped.annotate(n=Count("pk"), on_time_=Count("pk", filter=Q(on_time=True))))
