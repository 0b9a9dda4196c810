"""What a leaving officer still holds in a unit, and what may move with a signed list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from danvan.accounts.models import User
from danvan.events.models import RecordedEvent
from danvan.organisations.models import Role, Unit
from danvan.organisations.queries import unit_ids_of
from danvan.petitions.events.handling import PetitionHandedOver
from danvan.petitions.models import CaseHandOver, Petition
from danvan.petitions.models.petition_query import PetitionQuerySet
from danvan.petitions.rules.handling import MAY_HAND_OVER


@dataclass(frozen=True, slots=True)
class Holder:
    """An officer with open cases in a unit."""

    unit: Unit
    user: User

    @property
    def key(self) -> str:
        """How an address names both."""
        return f"{self.unit.pk}-{self.user.pk}"


def held_by(user_id: int, unit_id: int) -> PetitionQuerySet:
    """Open cases of the unit that this officer settles, or alone may read."""
    own = Q(assignee_id=user_id) | Q(only_reader_id=user_id)
    return Petition.objects.awaiting_answer().filter(own, unit_id=unit_id)


def holders_for(actor: Any, *, on: date) -> list[Holder]:
    """Whose cases this person may list: the own ones, and as head those of anybody in the unit; by unit and name."""
    headed = unit_ids_of(actor, on=on, roles=[Role.HEAD])
    rows = Petition.objects.awaiting_answer()
    pairs: set[tuple[int, int]] = set()
    for column in ("assignee_id", "only_reader_id"):
        mine = rows.filter(Q(unit_id__in=headed, **{f"{column}__isnull": False}) | Q(**{column: actor.pk}))
        pairs |= set(mine.order_by().values_list("unit_id", column).distinct())
    units = Unit.objects.in_bulk({unit for unit, _ in pairs})
    users = User.objects.in_bulk({user for _, user in pairs})
    found = [Holder(units[unit], users[user]) for unit, user in pairs]
    return sorted(found, key=lambda one: (one.unit.sort, one.user.sort_name, one.user.pk))


def still_moves(petition: Petition, hand_over: CaseHandOver, concerned: Iterable[int]) -> bool:
    """Is the case still open, in the unit and with who leaves; `concerned`: units of who takes over."""
    held = hand_over.leaving_id in (petition.assignee_id, petition.only_reader_id)
    return (
        petition.is_open
        and held
        and petition.unit_id == hand_over.unit_id
        and petition.about_unit_id not in set(concerned)
    )


def moved_with(hand_over: CaseHandOver, petitions: Iterable[Petition]) -> set[int]:
    """Keys of the cases that changed hands with the second signature, by the trail."""
    if hand_over.signed_by_taking_at is None:
        return set()
    rows = RecordedEvent.objects.filter(
        kind=PetitionHandedOver.kind,
        subject_type=Petition._meta.label_lower,
        subject_id__in=[petition.pk for petition in petitions],
        at=hand_over.signed_by_taking_at,
    )
    return set(rows.values_list("subject_id", flat=True))


def lists_of(actor: Any, *, on: date) -> Any:
    """The hand-over lists this person may see, newest first."""
    rows = CaseHandOver.objects.select_related("unit", "leaving", "taking")
    return MAY_HAND_OVER.rows(rows, actor, on=on)


def waiting_for_signature(actor: Any) -> int:
    """How many lists wait for this person's own signature."""
    open_lists = CaseHandOver.objects.filter(cancelled_at__isnull=True, signed_by_taking_at__isnull=True)
    leaves = Q(leaving_id=actor.pk, signed_by_leaving_at__isnull=True)
    takes = Q(taking_id=actor.pk, signed_by_leaving_at__isnull=False)
    return open_lists.filter(leaves | takes).count()
