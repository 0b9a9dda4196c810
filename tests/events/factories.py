"""Made-up subjects, events and chains."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from django.db import connection, transaction
from django.test import TestCase

from danvan.events.actions.take_checkpoint import take_checkpoint
from danvan.events.actors import JobActor
from danvan.events.definition import DomainEvent
from danvan.events.models import Checkpoint, RecordedEvent
from danvan.events.recording import About, record
from tests.events.unguarded import unguarded

JOB = JobActor("tests")
NOON = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)
TODAY = date(2026, 11, 24)


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


@dataclass(frozen=True, slots=True)
class Painted(DomainEvent):
    """An event with every type of field."""

    kind: ClassVar[str] = "tests.painted"
    sentence: ClassVar[str] = "%(code)s painted on %(on)s"
    receipt_fields: ClassVar[tuple[str, ...]] = ("code", "on")
    code: str
    colour: Colour = Colour.RED
    on: date = TODAY
    at: datetime = NOON
    key: UUID | None = None
    days: tuple[date, ...] = ()
    pair: tuple[int, str] = (1, "a")
    urgent: bool = False


def subject(number: int = 1) -> About:
    return About("tests.thing", number)


def paint(*codes: str, about: About | None = None, at: datetime = NOON) -> list[RecordedEvent]:
    """One chain (or its continuation) with one event per code."""
    with transaction.atomic():
        return [record(Painted(code), about=about or subject(), by=JOB, at=at) for code in codes]


def checkpoint(days: int = 0) -> Checkpoint:
    """The checkpoint of the day so many days after TODAY, published as after its commit."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        return take_checkpoint(TODAY + timedelta(days), by=JOB, at=NOON + timedelta(days))


def commit_crime(sql: str, *params: object) -> None:
    """Run raw SQL as a superuser of the database would; PostgreSQL and SQLite alike."""
    with unguarded(connection), connection.cursor() as cursor:
        cursor.execute(sql, params)
