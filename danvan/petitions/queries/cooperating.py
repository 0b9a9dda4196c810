"""Who may be asked to cooperate on a petition, and who still owes a contribution."""

from datetime import date
from typing import Any

from danvan.errors import NotAllowed
from danvan.organisations.models import Membership, Unit
from danvan.organisations.models.unit import UnitQuerySet
from danvan.organisations.queries import handling_units
from danvan.petitions.models import Cooperation, FieldCheck, Petition
from danvan.petitions.queries.workers import WORKERS
from danvan.petitions.rules.reading import AT_THE_UNIT, units


def asked_of(actor: Any, petition: Petition, *, on: date) -> Cooperation:
    """What this person's unit was asked and has not given yet, the nearest due date first; raises NotAllowed."""
    own = units(actor, on, AT_THE_UNIT)
    rows = petition.cooperations.filter(unit_id__in=own, ended_at__isnull=True).select_related("unit")
    found = rows.order_by("due_at", "pk").first()
    if found is None:
        raise NotAllowed(rule="petitions.contribute")
    return found


def may_be_asked(petition: Petition, *, on: date) -> UnitQuerySet:
    """Units that may be asked: somebody settles petitions there that day; neither in charge nor concerned."""
    staffed = Membership.objects.in_force(on).filter(role__in=WORKERS).values("unit_id")
    found = handling_units(on).filter(pk__in=staffed).exclude(pk=petition.unit_id)
    return found if petition.about_unit_id is None else found.exclude(pk=petition.about_unit_id)


def asked_units(petition: Petition, *, only_open: bool) -> UnitQuerySet:
    """Units asked; only_open: those that have neither contributed nor been released."""
    asked = petition.cooperations.filter(ended_at__isnull=True) if only_open else petition.cooperations.all()
    return Unit.objects.filter(pk__in=asked.order_by().values("unit_id")).in_order()


def checks_by(user: Any, petition: Petition) -> int:
    """How many checks on the spot this officer has kept: each new one is a draft of its own."""
    return FieldCheck.objects.filter(petition=petition, by_id=user.pk).count()
