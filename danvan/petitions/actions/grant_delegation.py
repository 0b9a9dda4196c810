"""The head lets somebody sign in his place: KT., TL. or TUQ., for some days, by a paper."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.language import normalise_line
from danvan.organisations.models import Membership, Unit
from danvan.organisations.queries import units_below
from danvan.petitions.errors.answering import (
    DelegateNotOfUnit,
    DelegationDaysWrong,
    DelegationOverlaps,
    NoDelegationToOneself,
)
from danvan.petitions.events.answering import DelegationGranted
from danvan.petitions.models import SigningDelegation, SigningForm
from danvan.petitions.rules.answering import MAY_SET_ANSWERING
from danvan.petitions.rules.reading import AT_THE_UNIT


@dataclass(frozen=True, slots=True)
class Delegation:
    """Who signs, in which form and under which title, on which days (both included), by which paper."""

    user: User
    form: SigningForm
    title: str
    basis: str
    first: date
    last: date


@transaction.atomic(durable=True)
def grant_delegation(unit_id: int, delegation: Delegation, *, by: User, at: datetime) -> SigningDelegation:
    """Enter it; the same entered again is one delegation.

    Several people may sign in one unit on a day, but one person by one delegation only. Raises NoDelegationToOneself,
    DelegationDaysWrong, DelegateNotOfUnit, DelegationOverlaps.
    """
    unit = Unit.objects.select_for_update().get(pk=unit_id)
    on = timezone.localdate(at)
    MAY_SET_ANSWERING.require(by, unit, on=on)
    row = SigningDelegation(
        unit=unit,
        user=delegation.user,
        form=delegation.form,
        title=normalise_line(delegation.title),
        basis=normalise_line(delegation.basis),
        valid_from=delegation.first,
        valid_to=delegation.last,
    )
    if known := _same(row):
        return known
    _require_sound(row, unit, by, on)
    row.save()
    record(DelegationGranted(unit.slug, row.form, row.user_id), about=row, by=by, unit_id=unit.pk, at=at)
    return row


def _same(row: SigningDelegation) -> SigningDelegation | None:
    names = ("unit_id", "user_id", "form", "title", "basis", "valid_from", "valid_to")
    return SigningDelegation.objects.filter(ended_on=None, **{name: getattr(row, name) for name in names}).first()


def _require_sound(row: SigningDelegation, unit: Unit, by: User, on: date) -> None:
    first, last = row.valid_from, row.valid_to
    if row.user_id == by.pk:
        raise NoDelegationToOneself
    if first is None or last is None or first < on or last < first:
        raise DelegationDaysWrong
    members = Membership.objects.in_force(first).filter(user_id=row.user_id, role__in=AT_THE_UNIT)
    if not members.filter(unit_id__in=units_below([unit.pk], first)).exists():
        raise DelegateNotOfUnit
    # Ended early, it stands in the way only until the day before.
    standing = Q(ended_on__isnull=True) | Q(ended_on__gt=first)
    others = SigningDelegation.objects.filter(standing, unit=unit, user_id=row.user_id)
    if others.filter(valid_from__lte=last, valid_to__gte=first).exists():
        raise DelegationOverlaps
