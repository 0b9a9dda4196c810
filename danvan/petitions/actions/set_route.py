"""The coordinator keeps the table of competence: who is usually competent for a topic in a place."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.organisations.models import Territory, Unit
from danvan.petitions.events.screening import RouteChanged
from danvan.petitions.models import Route, Topic
from danvan.petitions.rules.screening import MAY_KEEP_ROUTES


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table; no territory: for the whole city."""

    topic: Topic
    territory: Territory | None
    unit: Unit


@transaction.atomic(durable=True)
def set_route(line: Line, *, by: User, at: datetime) -> Route:
    """Enter the line; a line that stands already is returned as it is."""
    MAY_KEEP_ROUTES.require(by, on=timezone.localdate(at))
    return _enter(line, by, at)[0]


@transaction.atomic(durable=True)
def set_routes(lines: Sequence[Line], *, by: User, at: datetime) -> int:
    """Enter every line that is missing, all or none; returns how many were new."""
    MAY_KEEP_ROUTES.require(by, on=timezone.localdate(at))
    return sum(_enter(line, by, at)[1] for line in lines)


@transaction.atomic(durable=True)
def remove_route(route_id: int, *, by: User, at: datetime) -> None:
    """Take the line out; a line that is gone is gone."""
    MAY_KEEP_ROUTES.require(by, on=timezone.localdate(at))
    route = Route.objects.select_for_update(of=("self",)).select_related("topic", "territory", "unit")
    found = route.filter(pk=route_id).first()
    if found is None:
        return
    line = Line(found.topic, found.territory, found.unit)
    found.delete()
    _record(line, removed=True, by=by, at=at)


def _enter(line: Line, by: User, at: datetime) -> tuple[Route, bool]:
    # Behind the lock on the topic, two coordinators with the same line make one.
    Topic.objects.select_for_update().get(pk=line.topic.pk)
    route, new = Route.objects.get_or_create(topic=line.topic, territory=line.territory, unit=line.unit)
    if new:
        _record(line, removed=False, by=by, at=at)
    return route, new


def _record(line: Line, *, removed: bool, by: User, at: datetime) -> None:
    place = line.territory.slug if line.territory else ""
    event = RouteChanged(line.topic.slug, place, line.unit.slug, removed)
    record(event, about=line.topic, by=by, unit_id=line.unit.pk, at=at)
