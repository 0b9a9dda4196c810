"""Passing a petition on, shared by screening and by a refusal that hands over. For the action's transaction."""

from datetime import date, datetime

from django.utils import timezone

from danvan.deadlines.queries import rule_on
from danvan.events.actors import Actor
from danvan.events.recording import record
from danvan.organisations.models import Mandate, Unit
from danvan.petitions.ending import end_intake, end_work, free_attached, return_to_intake
from danvan.petitions.errors.screening import (
    CompetenceWasDecided,
    MandateNotTheirs,
    NobodyReceivesThere,
    UnitIsConcerned,
    UnitUnchanged,
)
from danvan.petitions.events.screening import CompetenceDisputed, PetitionTransferred
from danvan.petitions.lifecycle import State
from danvan.petitions.models import Petition, Transfer, TransferReason
from danvan.petitions.queries.receivers import one_coordinator, one_receiver, receiving_unit_ids
from danvan.petitions.queries.routing import concerned_units
from danvan.petitions.terms import MOST_HOPS


def pass_on(
    petition: Petition,
    *,
    to: Unit,
    mandate: Mandate,
    reason: TransferReason,
    remark: str = "",
    by: Actor,
    at: datetime,
) -> Transfer:
    """Hand a locked petition to the unit whose mandate covers it; beyond the last hop the coordinator decides.

    The settlement clock runs on: the citizen's term is one. Raises CompetenceWasDecided, UnitUnchanged,
    MandateNotTheirs, UnitIsConcerned, NobodyReceivesThere.
    """
    on = timezone.localdate(at)
    _require_movable(petition, to)
    _guard(petition, reason)
    require_fit(petition, to, mandate, on=on)
    hop, here, former = petition.hops + 1, petition.unit, petition.assignee_id
    disputed = hop > most_hops(petition.received_at)
    days_lost = max((on - timezone.localdate(petition.unit_since)).days, 0)
    _leave(petition, hop, by=by, at=at)
    event: CompetenceDisputed | PetitionTransferred
    if disputed:
        _await_decision(petition, at=at)
        event = CompetenceDisputed(petition.reference, hop, here.slug, str(reason), days_lost, former)
    else:
        arrive(petition, to, by=by, at=at)
        event = PetitionTransferred(petition.reference, hop, here.slug, to.slug, str(reason), days_lost, former)
    transfer = Transfer.objects.create(
        petition=petition,
        hop=hop,
        from_unit=here,
        to_unit=None if disputed else to,
        mandate=mandate,
        reason=reason,
        remark=remark,
        at=at,
        moved_on=on,
        days_lost=days_lost,
    )
    record(event, about=petition, by=by, unit_id=here.pk, at=at)
    return transfer


def arrive(petition: Petition, unit: Unit, *, by: Actor, at: datetime) -> None:
    """The petition is at the unit and waits to be screened there; saves the row."""
    petition.unit = unit
    petition.unit_since = at
    petition.room = None
    petition.assignee = None
    if petition.restricted:
        petition.only_reader = one_receiver(unit, on=timezone.localdate(at), outside=petition.about_unit_id)
    return_to_intake(petition, by=by, at=at)


def most_hops(received_at: datetime) -> int:
    """How often units may pass it on among themselves, by the rule of the day it was received."""
    return rule_on(MOST_HOPS, timezone.localdate(received_at)).value


def _leave(petition: Petition, hop: int, *, by: Actor, at: datetime) -> None:
    end_intake(petition, by=by, at=at)
    end_work(petition, by=by, at=at)
    free_attached(petition, by=by, at=at)
    petition.hops = hop
    petition.room = None
    petition.assignee = None


def require_fit(petition: Petition, to: Unit, mandate: Mandate | None, *, on: date) -> None:
    """The unit may get the petition on that day, and the mandate, where one is cited, is its own.

    Raises MandateNotTheirs, UnitIsConcerned, NobodyReceivesThere.
    """
    if mandate is not None and not (mandate.unit_id == to.pk and mandate.holds_on(on)):
        raise MandateNotTheirs
    if to.pk in concerned_units(petition, on=on):
        raise UnitIsConcerned
    reachable = to.handles_cases and to.pk in receiving_unit_ids([to.pk], on=on)
    if reachable and petition.restricted:
        reachable = one_receiver(to, on=on, outside=petition.about_unit_id) is not None
    if not reachable:
        raise NobodyReceivesThere(unit=to.slug)


def _require_movable(petition: Petition, to: Unit) -> None:
    if petition.transfers.filter(decided=True).exists():
        raise CompetenceWasDecided
    if to.pk == petition.unit_id:
        raise UnitUnchanged


def _guard(petition: Petition, reason: TransferReason) -> None:
    """A unit that finds the petition is about itself never sees it again, and its sender's name is hidden."""
    if reason == TransferReason.CONCERNED:
        petition.about_unit = petition.about_unit or petition.unit
        petition.sender_hidden = True


def _await_decision(petition: Petition, *, at: datetime) -> None:
    if petition.restricted:
        deciding = one_coordinator(on=timezone.localdate(at), outside=petition.about_unit_id)
        petition.only_reader = deciding or petition.only_reader
    petition.move_to(State.UNDECIDED, at=at)
    petition.save()
