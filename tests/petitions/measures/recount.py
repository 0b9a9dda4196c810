"""Every measure counted again in plain Python over all rows, with a unit, a topic and a ward for each."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from danvan.deadlines.models import Clock
from danvan.measures.scopes import Scope
from danvan.petitions.models import Answer, Petition, Rating, Reopening, Transfer


@dataclass(frozen=True)
class Line:
    """One counted row: by which unit, topic and ward it is cut, and what it adds to either part of a figure."""

    unit: int
    topic: int
    ward: int
    part: int
    whole: int = 1

    def within(self, scope: Scope) -> bool:
        keys = {"unit": self.unit, "topic": self.topic, "ward": self.ward}
        return all((ids := scope.cut(name)) is None or key in ids for name, key in keys.items())


class Rows:
    """All rows, read once, for counting in Python."""

    def __init__(self) -> None:
        self.petitions = {row.pk: row for row in Petition.objects.all()}
        self.answers = [row for row in Answer.objects.all() if row.state == "issued"]
        self.ratings, self.transfers = list(Rating.objects.all()), list(Transfer.objects.all())
        self.reopenings = {row.petition_id: row for row in Reopening.objects.all()}
        self.intakes = {clock.subject_id: clock for clock in Clock.objects.all() if clock.stage == "intake"}

    def of(self, row: Any, unit: int, part: int = 1) -> Line:
        petition = row if isinstance(row, Petition) else self.petitions[row.petition_id]
        return Line(unit, petition.topic_id, petition.territory_id, part)

    def received(self, scope: Scope) -> Iterator[Line]:
        for row in self.petitions.values():
            if scope.first <= row.received_on <= scope.last:
                yield self.of(row, row.received_unit_id)

    def intake_on_time(self, scope: Scope) -> Iterator[Line]:
        for row in self.petitions.values():
            clock = self.intakes.get(row.pk)
            if scope.first <= row.received_on <= scope.last and clock and clock.outcome == "done":
                yield self.of(row, row.received_unit_id, int(clock.closed_at <= clock.due_at))

    def issued(self, scope: Scope, part: Callable[[Answer], bool]) -> Iterator[Line]:
        for row in self.answers:
            if scope.first <= row.issued_on <= scope.last and row.outcome != "elsewhere":
                yield self.of(row, row.unit_id, int(part(row)))

    def answered(self, scope: Scope) -> Iterator[Line]:
        return self.issued(scope, lambda row: True)

    def on_time(self, scope: Scope) -> Iterator[Line]:
        return self.issued(scope, lambda row: bool(row.on_time))

    def refused(self, scope: Scope) -> Iterator[Line]:
        return self.issued(scope, lambda row: row.outcome == "refused")

    def objected(self, scope: Scope) -> Iterator[Line]:
        for row in self.answers:
            if scope.first <= row.issued_on <= scope.last and row.outcome != "elsewhere" and row.round == 1:
                again = self.reopenings.get(row.petition_id)
                yield self.of(row, row.unit_id, int(again is not None and again.unit_id == row.unit_id))

    def overdue(self, scope: Scope) -> Iterator[Line]:
        for row in self.petitions.values():
            end = row.closed_at or scope.at
            now_late = _in(scope, row.due_at) and end > row.due_at
            first_late = row.round == 2 and any(
                answer.petition_id == row.pk and answer.round == 1 and not answer.on_time and _in(scope, answer.due_at)
                for answer in self.answers
            )
            if now_late or first_late:
                yield self.of(row, row.unit_id)

    def satisfied(self, scope: Scope) -> Iterator[Line]:
        for row in self.ratings:
            if scope.first <= row.rated_on <= scope.last:
                yield self.of(row, row.unit_id, int(row.score == "satisfied"))

    def reopened(self, scope: Scope) -> Iterator[Line]:
        for row in self.reopenings.values():
            if scope.first <= row.reopened_on <= scope.last:
                yield self.of(row, row.unit_id)

    def transferred(self, scope: Scope) -> Iterator[Line]:
        for row in self.transfers:
            if scope.first <= row.moved_on <= scope.last:
                yield self.of(row, row.from_unit_id)

    def days_lost(self, scope: Scope) -> Iterator[Line]:
        for row in self.transfers:
            if scope.first <= row.moved_on <= scope.last:
                yield self.of(row, row.from_unit_id, row.days_lost)


NAMES = (
    "received",
    "intake_on_time",
    "answered",
    "on_time",
    "refused",
    "objected",
    "overdue",
    "satisfied",
    "reopened",
    "transferred",
    "days_lost",
)


def _in(scope: Scope, moment: Any) -> bool:
    day: date = timezone.localdate(moment)
    return scope.first <= day <= scope.last
