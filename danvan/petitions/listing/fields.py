"""What the desk list can be narrowed by: the choices that this officer has, never more than he may see."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.organisations.models import Membership, Territory, Unit
from danvan.organisations.models.dated import valid_on
from danvan.organisations.queries import memberships_of, territories_today
from danvan.petitions.models import Topic
from danvan.petitions.queries.workers import ROOMS
from danvan.petitions.rules.reading import AT_THE_UNIT, sees_all, units

Choice = tuple[str, str | Promise]
ALL: Choice = ("", _("All"))
NOBODY, ME = "none", "me"


@dataclass(frozen=True)
class Choices:
    """Units, rooms, people, wards and topics that stand in the filter bar of one officer.

    Nobody picks a person of another unit: `people` are those of the officer's own units only.
    """

    own: frozenset[int]
    city_wide: bool
    units: dict[str, Unit]
    rooms: dict[str, Unit]
    people: dict[str, User]
    wards: dict[str, Territory]
    topics: tuple[Topic, ...]

    def topic_ids(self, slug: str) -> list[int]:
        """A topic, and where it is a branch its leaves."""
        return [t.pk for t in self.topics if t.slug == slug or (t.parent is not None and t.parent.slug == slug)]

    def topic_choices(self) -> list[Any]:
        """Branch by branch; a branch can be chosen as a whole."""
        branches: dict[int, list[Choice]] = {t.pk: [(t.slug, str(t))] for t in self.topics if t.parent_id is None}
        for topic in self.topics:
            if topic.parent_id is not None:
                branches.setdefault(topic.parent_id, []).append((topic.slug, f"– {topic}"))
        return [ALL, *(choice for found in branches.values() for choice in found)]


def choices_of(user: Any, *, on: date) -> Choices:
    """What this officer may pick from on that day; three queries, and one more for who sees the whole city."""
    own = units(user, on, AT_THE_UNIT)
    city_wide = sees_all(user, on)
    held = {m.unit.slug: m.unit for m in memberships_of(user, on=on) if m.unit_id in own}
    return Choices(
        own=own,
        city_wide=city_wide,
        units=held,
        rooms={room.slug: room for room in _rooms(own, on)},
        people={str(person.pk): person for person in _people(own, on)},
        wards={ward.slug: ward for ward in territories_today(on)} if city_wide else {},
        topics=tuple(Topic.objects.select_related("parent")),
    )


def _rooms(own: Iterable[int], on: date) -> Iterable[Unit]:
    """The rooms of these units."""
    rooms = Unit.objects.on(on).filter(valid_on(on, "parents__"), parents__parent_id__in=own, kind__in=ROOMS)
    return rooms.in_order().distinct()


def _people(own: Iterable[int], on: date) -> Iterable[User]:
    """Who works in these units or in their rooms."""
    lines = valid_on(on, "unit__parents__")
    held = Membership.objects.in_force(on).filter(role__in=AT_THE_UNIT)
    rooms = held.filter(lines, unit__parents__parent_id__in=own, unit__kind__in=ROOMS)
    ids = held.filter(unit_id__in=own).values("user_id").union(rooms.values("user_id"))
    return User.objects.filter(pk__in=ids).order_by("sort_name", "code")
