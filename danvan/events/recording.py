"""record(): the only way into the trail, inside the action's own transaction."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import connection, models
from django.utils import timezone

from danvan.events.actors import Actor, describe
from danvan.events.canonical import canonical, seal
from danvan.events.definition import DomainEvent
from danvan.events.models import ChainHead, Delivery, RecordedEvent
from danvan.events.subscribers import subscribers_of


@dataclass(frozen=True, slots=True)
class About:
    """A subject known by type and key only, for set-based work without model instances."""

    subject_type: str
    subject_id: int


@dataclass(frozen=True, slots=True)
class Recording:
    """One line of `record_many`."""

    event: DomainEvent
    about: "models.Model | About"
    unit_id: int | None = None
    once: str | None = None


def record(
    event: DomainEvent,
    *,
    about: "models.Model | About",
    by: Actor,
    on_behalf_of: str = "",
    unit_id: int | None = None,
    once: str | uuid.UUID | None = None,
    at: datetime | None = None,
) -> RecordedEvent:
    """Write what happened and queue its deliveries; returns the row.

    `unit_id` is the unit responsible that day. With `once`, a second call returns the first row and writes
    nothing. Raises RuntimeError outside a transaction: an event must commit or vanish with its change.
    """
    line = Recording(event, about, unit_id, str(once) if once is not None else None)
    return record_many([line], by=by, on_behalf_of=on_behalf_of, at=at)[0]


def record_many(
    lines: Sequence[Recording], *, by: Actor, on_behalf_of: str = "", at: datetime | None = None
) -> list[RecordedEvent]:
    """`record` for set-based work: a fixed number of queries, however many lines.

    A line whose `once` is known gives back the row of then and writes nothing.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("record() belongs inside the action's transaction.")
    moment = (at or timezone.now()).astimezone(UTC)
    heads = _lock_heads({_subject(line.about) for line in lines})
    # Asked only behind the lock: of two callers with one token about one subject, the second sees the first's row.
    known = _known({line.once for line in lines if line.once})
    rows: list[RecordedEvent] = []
    fresh: list[RecordedEvent] = []
    for line in lines:
        row = known.get(line.once or "")
        if row is None:
            row = _row(line, heads[_subject(line.about)], by, on_behalf_of, moment)
            fresh.append(row)
            known |= {line.once: row} if line.once else {}
        rows.append(row)
    if fresh:
        _write(fresh, list(heads.values()), moment)
    return rows


def _known(tokens: set[str]) -> dict[str, RecordedEvent]:
    if not tokens:
        return {}
    return {row.once: row for row in RecordedEvent.objects.filter(once__in=tokens) if row.once}


def _write(rows: list[RecordedEvent], heads: list[ChainHead], at: datetime) -> None:
    RecordedEvent.objects.bulk_create(rows)
    # An upsert of rows that exist: linear, where an UPDATE with one CASE per row is quadratic.
    ChainHead.objects.bulk_create(
        heads, update_conflicts=True, unique_fields=["id"], update_fields=["position", "hash"]
    )
    _queue(rows, at)


def _subject(about: "models.Model | About") -> tuple[str, int]:
    if isinstance(about, About):
        return about.subject_type, about.subject_id
    return about._meta.label_lower, about.pk


def _lock_heads(subjects: set[tuple[str, int]]) -> dict[tuple[str, int], ChainHead]:
    ordered = sorted(subjects)
    ChainHead.objects.bulk_create(
        [ChainHead(subject_type=kind, subject_id=pk, position=0, hash="") for kind, pk in ordered],
        ignore_conflicts=True,
    )
    wanted = models.Q(pk__in=[])
    for kind in {kind for kind, _ in ordered}:
        wanted |= models.Q(subject_type=kind, subject_id__in=[pk for k, pk in ordered if k == kind])
    # Always locked in one order, so that two sets never wait for each other.
    found = ChainHead.objects.select_for_update().filter(wanted).order_by("subject_type", "subject_id")
    return {(head.subject_type, head.subject_id): head for head in found}


def _row(line: Recording, head: ChainHead, by: Actor, on_behalf_of: str, at: datetime) -> RecordedEvent:
    actor_kind, actor_id = describe(by)
    row = RecordedEvent(
        uuid=uuid.uuid4(),
        kind=line.event.kind,
        subject_type=head.subject_type,
        subject_id=head.subject_id,
        position=head.position + 1,
        at=at,
        actor_kind=actor_kind,
        actor_id=actor_id,
        on_behalf_of=on_behalf_of,
        unit_id=line.unit_id,
        once=line.once,
        previous_hash=head.hash,
    )
    row.text = canonical({**columns_of(row), "version": line.event.version, "data": line.event.data()})
    row.hash = seal(row.previous_hash, row.text)
    head.position, head.hash = row.position, row.hash
    return row


def columns_of(row: RecordedEvent) -> dict[str, Any]:
    """The columns that stand in the canonical text too, as JSON values: both must agree."""
    return {
        "uuid": str(row.uuid),
        "kind": row.kind,
        "subject": [row.subject_type, row.subject_id],
        "position": row.position,
        "at": row.at.astimezone(UTC).isoformat(),
        "actor": [row.actor_kind, row.actor_id],
        "on_behalf_of": row.on_behalf_of,
        "unit": row.unit_id,
        "once": row.once,
    }


def _queue(rows: Iterable[RecordedEvent], at: datetime) -> None:
    Delivery.objects.bulk_create(
        [Delivery(event=row, subscriber=name, due_at=at) for row in rows for name in subscribers_of(row.kind)]
    )
