"""The list of cases that a leaving officer hands over is prepared; nothing moves before both have signed."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.language import normalise
from danvan.organisations.models import Unit
from danvan.organisations.queries import unit_ids_of
from danvan.petitions.errors.handling import (
    CaseNotHeld,
    HandsOverToSelf,
    NoCaseChosen,
    NotOfTheUnit,
    OfficerIsConcerned,
)
from danvan.petitions.events.handling import CasesListed
from danvan.petitions.models import CaseHandOver
from danvan.petitions.queries.held_cases import held_by
from danvan.petitions.queries.workers import rooms_of, works_in
from danvan.petitions.rules.handling import MAY_LIST_CASES


@transaction.atomic(durable=True)
def list_cases(
    unit: Unit,
    *,
    leaving: User,
    taking: User,
    petition_ids: Sequence[int],
    remark: str = "",
    by: User,
    at: datetime,
) -> CaseHandOver:
    """Prepare the list, by who leaves or the head of the unit; the same open list again is the first one."""
    on = timezone.localdate(at)
    hand_over = CaseHandOver(unit=unit, leaving=leaving, taking=taking, remark=normalise(remark), prepared_at=at)
    MAY_LIST_CASES.require(by, hand_over, on=on)
    wanted = set(petition_ids)
    _require_two(hand_over)
    if known := _same_list(hand_over, wanted):
        return known
    everywhere = [unit, *rooms_of(unit, on)]
    if not works_in(taking, everywhere, on) or not works_in(leaving, everywhere, on):
        raise NotOfTheUnit
    petitions = list(held_by(leaving.pk, unit.pk).filter(pk__in=wanted))
    if not wanted or len(petitions) != len(wanted):
        raise CaseNotHeld if wanted else NoCaseChosen
    concerned = unit_ids_of(taking, on=on)
    if any(petition.about_unit_id in concerned for petition in petitions):
        raise OfficerIsConcerned
    hand_over.save()
    hand_over.petitions.set(petitions)
    record(CasesListed(unit.slug, len(petitions)), about=hand_over, by=by, unit_id=unit.pk, at=at)
    return hand_over


def _require_two(hand_over: CaseHandOver) -> None:
    if hand_over.leaving_id == hand_over.taking_id:
        raise HandsOverToSelf


def _same_list(hand_over: CaseHandOver, wanted: set[int]) -> CaseHandOver | None:
    """An unsigned list of the same two with the same cases: the button was pressed twice."""
    rows = CaseHandOver.objects.filter(
        unit=hand_over.unit,
        leaving=hand_over.leaving,
        taking=hand_over.taking,
        signed_by_taking_at__isnull=True,
        cancelled_at__isnull=True,
    )
    return next((row for row in rows if set(row.petitions.values_list("pk", flat=True)) == wanted), None)
