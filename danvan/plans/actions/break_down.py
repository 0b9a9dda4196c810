"""The lead of a task shares it out: parts for itself, its rooms, and units beside and below it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.models import RecordedEvent
from danvan.events.recording import Recording, record, record_many
from danvan.language import normalise, normalise_line
from danvan.organisations.models import Post, Unit
from danvan.plans.cascading import AT_ONCE, lead_of, make_periods, receive
from danvan.plans.errors.working import NoParts, TooManyParts
from danvan.plans.events.working import PartGiven, TaskBrokenDown
from danvan.plans.lifecycle import TaskState
from danvan.plans.making import Sent, assignment
from danvan.plans.models import Assignment, Task
from danvan.plans.models.choices import Part
from danvan.plans.models.plan import DIGITS, segment
from danvan.plans.placing import lock_task, next_place
from danvan.plans.queries.respond_terms import respond_by
from danvan.plans.queries.sharing import require_fits, require_officer, require_units
from danvan.plans.queries.standing_in import behalf
from danvan.plans.rolling import pace_again, roll_all, roll_up
from danvan.plans.rules.people import LEADERS, absent_in
from danvan.plans.rules.working import MAY_BREAK_DOWN

MOST = 500
#: Above it, every sum of the plan is worked out at once instead of one after the other.
_FEW = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """What is to be done, once for each of `units`. post, assignee: of the unit, when it is one."""

    title: str
    units: tuple[Unit, ...]
    detail: str = ""
    deliverable: str = ""
    starts_on: date | None = None
    due_on: date | None = None
    weight: int = 1
    recurrence: str = ""
    cooperating: tuple[Unit, ...] = ()
    post: Post | None = None
    assignee: User | None = None


@dataclass(frozen=True, slots=True)
class _Made:
    task: Task
    helping: tuple[int, ...]


@transaction.atomic(durable=True)
def break_down(task_id: int, pieces: Sequence[Piece], *, token: str = "", by: User, at: datetime) -> list[Task]:
    """Make the parts and send them; what the unit gives itself counts as received. Breaking a task down receives it.

    token: of the form; the same one again makes nothing and returns no part. Raises NoParts, TooManyParts,
    UnitNotPossible, DueAfterWhole, DueBeforeStart, WeightOutOfBounds, OfficerNotOfUnit, PostNotOfUnit, TooDeep.
    """
    on = timezone.localdate(at)
    task = lock_task(task_id)
    once = f"plans.break_down:{task.pk}:{token}" if token else None
    if once and RecordedEvent.objects.filter(once=once).exists():
        return []
    MAY_BREAK_DOWN.require(by, task, on=on)
    _require_sound(task, pieces, on)
    made = _write(task, pieces, by=by, at=at)
    _receive_whole(task, by, at)
    _roll(task, [one.task for one in made], on)
    _record(task, made, once, by=by, at=at)
    return [one.task for one in made]


def _require_sound(task: Task, pieces: Sequence[Piece], on: date) -> None:
    count = sum(len(piece.units) for piece in pieces)
    if not count or not all(normalise_line(piece.title) for piece in pieces):
        raise NoParts
    if count > MOST:
        raise TooManyParts(count=count, most=MOST)
    require_units(task, {unit for piece in pieces for unit in (*piece.units, *piece.cooperating)}, on=on)
    for piece in pieces:
        require_fits(task, starts_on=piece.starts_on, due_on=piece.due_on, weight=piece.weight)
        require_officer(piece.units, piece.assignee, piece.post, on=on)


def _write(task: Task, pieces: Sequence[Piece], *, by: User, at: datetime) -> list[_Made]:
    sent = Sent(at, respond_by(task.plan, at=at))
    path, depth = next_place(task.group, task)
    first = int(path[-DIGITS:])
    wanted = [(piece, unit) for piece in pieces for unit in piece.units]
    rows = [
        _row(task, piece, unit, task.path + segment(place), depth, at)
        for place, (piece, unit) in enumerate(wanted, start=first)
    ]
    Task.objects.bulk_create(rows, batch_size=AT_ONCE)
    made = [
        _Made(row, tuple(sorted({one.pk for one in piece.cooperating} - {row.unit_id})))
        for row, (piece, _) in zip(rows, wanted, strict=True)
    ]
    given = (row for one in made for row in _given(one, task.unit_id, sent, by))
    Assignment.objects.bulk_create(given, batch_size=AT_ONCE)
    return made


def _row(task: Task, piece: Piece, unit: Unit, path: str, depth: int, at: datetime) -> Task:
    own = unit.pk == task.unit_id
    return Task(
        plan=task.plan,
        group_id=task.group_id,
        parent=task,
        path=path,
        depth=depth,
        title=normalise_line(piece.title),
        detail=normalise(piece.detail),
        deliverable=normalise_line(piece.deliverable),
        unit=unit,
        post=piece.post,
        assignee=piece.assignee,
        broken_down_by_id=task.unit_id,
        confirmer_id=task.unit_id,
        starts_on=piece.starts_on,
        due_on=piece.due_on,
        weight=piece.weight,
        recurrence=piece.recurrence,
        state=(TaskState.RECEIVED if own else TaskState.SENT).value,
        sent_at=at,
    ).prepare()


def _given(one: _Made, giver: int | None, sent: Sent, by: User) -> Iterator[Assignment]:
    lead = assignment(one.task, one.task.unit_id or 0, Part.LEAD, sent)
    if one.task.unit_id == giver:
        lead.acknowledged_at, lead.acknowledged_by = sent.at, by
    yield lead
    for unit_id in one.helping:
        yield assignment(one.task, unit_id, Part.COOPERATING, sent)


def _receive_whole(task: Task, by: User, at: datetime) -> None:
    lead = lead_of(task)
    if lead is not None and lead.acknowledged_at is None:
        receive([lead], by=by, at=at)
    task.refresh_from_db(fields=["state"])


def _roll(task: Task, parts: list[Task], on: date) -> None:
    pace_again(parts, task.plan)
    again = [part for part in parts if part.is_periodic]
    for part in again:
        make_periods(part, on=on)
    if len(again) > _FEW:
        roll_all(task.plan)
        return
    for part in again:
        roll_up(part)
    roll_up(task)


def _record(task: Task, made: list[_Made], once: str | None, *, by: User, at: datetime) -> None:
    absent = absent_in(by, timezone.localdate(at), task.unit_id, LEADERS)
    who: dict[str, Any] = {"by": by, "on_behalf_of": behalf(absent), "at": at}
    units = len({one.task.unit_id for one in made})
    record(TaskBrokenDown(len(made), units), about=task, unit_id=task.unit_id, once=once, **who)
    lines = [
        Recording(
            PartGiven(task.pk, one.task.due_on, one.helping, one.task.unit_id == task.unit_id),
            about=one.task,
            unit_id=one.task.unit_id,
        )
        for one in made
    ]
    record_many(lines, **who)
