"""A hand-over list is signed: by who leaves, then by who takes over, and with that the cases change hands."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import Recording, record, record_many
from danvan.organisations.queries import unit_ids_of
from danvan.petitions.errors.handling import ListIsCancelled, NotOfTheUnit, NotYourSignature, SignsAfterLeaving
from danvan.petitions.events.handling import HandOverSigned, PetitionHandedOver
from danvan.petitions.models import CaseHandOver, Petition
from danvan.petitions.queries.held_cases import still_moves
from danvan.petitions.queries.workers import rooms_of, works_in
from danvan.petitions.rules.handling import MAY_HAND_OVER


@dataclass(frozen=True, slots=True)
class Signed:
    """What a signature did: cases that changed hands, and cases left out because they closed or moved meanwhile."""

    hand_over: CaseHandOver
    moved: int = 0
    left_out: int = 0


@transaction.atomic(durable=True)
def sign_list(hand_over_id: int, *, by: User, at: datetime) -> Signed:
    """Sign in one's own place; a second press of the same person changes nothing."""
    rows = CaseHandOver.objects.select_for_update(of=("self",)).select_related("unit", "leaving", "taking")
    hand_over = rows.get(pk=hand_over_id)
    MAY_HAND_OVER.require(by, hand_over, on=timezone.localdate(at))
    if by.pk not in (hand_over.leaving_id, hand_over.taking_id):
        raise NotYourSignature
    if hand_over.cancelled_at is not None:
        raise ListIsCancelled
    leaves = by.pk == hand_over.leaving_id
    column = "signed_by_leaving_at" if leaves else "signed_by_taking_at"
    if getattr(hand_over, column) is not None:
        return Signed(hand_over)
    if not leaves and hand_over.signed_by_leaving_at is None:
        raise SignsAfterLeaving
    setattr(hand_over, column, at)
    hand_over.save(update_fields=[column])
    record(HandOverSigned(hand_over.unit.slug, leaves), about=hand_over, by=by, unit_id=hand_over.unit_id, at=at)
    return Signed(hand_over) if leaves else _move(hand_over, by=by, at=at)


def _move(hand_over: CaseHandOver, *, by: User, at: datetime) -> Signed:
    on = timezone.localdate(at)
    listed = list(hand_over.petitions.select_for_update(of=("self",)).order_by("pk"))
    places = works_in(hand_over.taking, [hand_over.unit, *rooms_of(hand_over.unit, on)], on)
    if not places:
        raise NotOfTheUnit
    concerned = unit_ids_of(hand_over.taking, on=on)
    moving = [petition for petition in listed if still_moves(petition, hand_over, concerned)]
    for petition in moving:
        _give(petition, hand_over, places, at)
    Petition.objects.bulk_update(moving, ["assignee", "only_reader", "room", "changed_at"])
    lines = [
        Recording(PetitionHandedOver(one.reference, hand_over.taking_id), one, hand_over.unit_id) for one in moving
    ]
    record_many(lines, by=by, at=at)
    return Signed(hand_over, len(moving), len(listed) - len(moving))


def _give(petition: Petition, hand_over: CaseHandOver, places: list[int], at: datetime) -> None:
    if petition.assignee_id == hand_over.leaving_id:
        petition.assignee = hand_over.taking
    if petition.only_reader_id == hand_over.leaving_id:
        petition.only_reader = hand_over.taking
    # Who works in one room only cannot read the case while another room has it.
    if hand_over.unit_id not in places and petition.room_id not in places:
        petition.room_id = places[0]
    petition.changed_at = at
