"""Passing a petition on, shared by screening and by a refusal that hands over. For the action's transaction."""

from datetime import datetime

from django.utils import timezone

from danvan.deadlines.queries import rule_on
from danvan.events.actors import Actor
from danvan.events.recording import record
from danvan.organisations.models import Mandate, Role, Unit
from danvan.petitions.ending import end_intake, end_work, free_attached, return_to_intake
from danvan.petitions.errors.screening import MandateNotTheirs, NobodyReceivesThere, UnitIsConcerned, UnitUnchanged
from danvan.petitions.events.screening import CompetenceDisputed, PetitionTransferred
from danvan.petitions.lifecycle import State
from danvan.petitions.models import MOVED, Petition, Transfer, TransferReason
from danvan.petitions.queries.receivers import one_receiver
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

    The settlement clock runs on: the citizen's term is one. Raises UnitUnchanged, MandateNotTheirs, UnitIsConcerned,
    NobodyReceivesThere.
    """
    on = timezone.localdate(at)
    _require_sound(petition, to, mandate)
    hop = petition.hops + 1
    disputed = hop > most_hops(at)
    transfer = Transfer(
        petition=petition,
        hop=hop,
        from_unit=petition.unit,
        to_unit=None if disputed else to,
        mandate=mandate,
        reason=reason,
        remark=remark,
        at=at,
        moved_on=on,
        days_lost=(on - timezone.localdate(petition.unit_since)).days,
    )
    _leave(petition, hop, by=by, at=at)
    if disputed:
        petition.move_to(State.UNDECIDED, at=at)
        petition.save(update_fields=[*MOVED, "hops", "room", "assignee"])
        event: CompetenceDisputed | PetitionTransferred = CompetenceDisputed(
            petition.reference, hop, transfer.from_unit.slug, str(reason), transfer.days_lost
        )
    else:
        arrive(petition, to, by=by, at=at)
        event = PetitionTransferred(
            petition.reference, hop, transfer.from_unit.slug, to.slug, str(reason), transfer.days_lost
        )
    transfer.save()
    record(event, about=petition, by=by, unit_id=transfer.from_unit_id, at=at)
    return transfer


def arrive(petition: Petition, unit: Unit, *, by: Actor, at: datetime) -> None:
    """The petition is at the unit and waits to be screened there; saves the row."""
    petition.unit = unit
    petition.unit_since = at
    petition.room = None
    petition.assignee = None
    if petition.restricted:
        petition.only_reader = one_receiver(unit, on=timezone.localdate(at))
    return_to_intake(petition, by=by, at=at)


def most_hops(at: datetime) -> int:
    """How often units may pass it on among themselves, by the rule of that day."""
    return rule_on(MOST_HOPS, timezone.localdate(at)).value


def _leave(petition: Petition, hop: int, *, by: Actor, at: datetime) -> None:
    end_intake(petition, by=by, at=at)
    end_work(petition, by=by, at=at)
    free_attached(petition, by=by, at=at)
    petition.hops = hop
    petition.room = None
    petition.assignee = None


def _require_sound(petition: Petition, to: Unit, mandate: Mandate) -> None:
    if to.pk == petition.unit_id:
        raise UnitUnchanged
    if mandate.unit_id != to.pk:
        raise MandateNotTheirs
    if petition.about_unit_id == to.pk:
        raise UnitIsConcerned
    if not to.handles_cases or not to.memberships.filter(role__in=[Role.RECEIVER, Role.HEAD]).exists():
        raise NobodyReceivesThere(unit=to.slug)
