"""A petition that reports the same as another is settled together with it."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.petitions.ending import attached_to, end_intake, end_work
from danvan.petitions.errors.screening import (
    AttachedToItself,
    MainHasEnded,
    NoSuchMain,
    RestrictedStandsAlone,
    UnitIsConcerned,
)
from danvan.petitions.events.screening import PetitionAttached
from danvan.petitions.lifecycle import State
from danvan.petitions.models import Petition
from danvan.petitions.queries.routing import concerned_units
from danvan.petitions.rules.reading import MAY_READ
from danvan.petitions.rules.screening import MAY_ATTACH
from danvan.references.numbering import tidy_reference


@transaction.atomic(durable=True)
def attach_petition(petition_id: int, *, main: str, by: User, at: datetime) -> Petition:
    """Settle it together with the petition of that reference; its own term runs until the common answer is issued.

    Those already attached to it follow; a main one that is itself attached stands for its own main one. Doing it twice
    is one attachment. Raises NoSuchMain, MainHasEnded, AttachedToItself, RestrictedStandsAlone, UnitIsConcerned.
    """
    on = timezone.localdate(at)
    wanted = _main_of(main, by, on)
    now = Petition.objects.get(pk=petition_id)
    if now.state == State.ATTACHED.value and now.main_id == wanted:
        return now
    # Asked before any lock too: an attached petition is held by whoever answers its main one, who then waits for it.
    MAY_ATTACH.require(by, now, on=on)
    petition, chosen = _lock_both(petition_id, wanted)
    MAY_ATTACH.require(by, petition, on=on)
    _require_fit(petition, chosen, by, on)
    end_intake(petition, by=by, at=at)
    end_work(petition, by=by, at=at)
    followers = attached_to(petition)
    petition.main = chosen
    petition.move_to(State.ATTACHED, at=at)
    petition.save()
    for one in followers:
        one.main, one.changed_at = chosen, at
        one.save(update_fields=["main", "changed_at"])
    chosen.changed_at = at
    chosen.save(update_fields=["changed_at"])
    for one in [petition, *followers]:
        event = PetitionAttached(one.reference, chosen.reference)
        record(event, about=one, by=by, unit_id=one.unit_id, at=at)
    return petition


def _main_of(reference: str, by: User, on: date) -> int:
    """Key of the petition of this reference, or of the one it is settled together with."""
    found = Petition.objects.filter(reference=tidy_reference(reference)[:40]).first()
    if found is None or not MAY_READ.allows(by, found, on=on):
        raise NoSuchMain
    attached = found.state == State.ATTACHED.value
    return found.main_id if attached and found.main_id else found.pk


def _lock_both(first: int, second: int) -> tuple[Petition, Petition]:
    """Both rows, the older locked first: two officers who attach two petitions to each other never wait for ever."""
    held = {pk: Petition.objects.lock(pk) for pk in sorted({first, second})}
    return held[first], held[second]


def _require_fit(petition: Petition, chosen: Petition, by: User, on: date) -> None:
    if chosen.pk == petition.pk:
        raise AttachedToItself
    if not MAY_READ.allows(by, chosen, on=on):
        raise NoSuchMain
    if petition.restricted or chosen.restricted:
        raise RestrictedStandsAlone
    # It may have been attached in its turn, or have ended, while this officer was choosing.
    if chosen.state == State.ATTACHED.value or not chosen.is_open:
        raise MainHasEnded
    if chosen.unit_id in concerned_units(petition, on=on):
        raise UnitIsConcerned
