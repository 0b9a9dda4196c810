"""Who sees from above: the head's page, the coordinator's page, and taking over a reopened petition."""

from datetime import date
from typing import Any

from django.db.models import Q

from danvan.organisations.models import Role
from danvan.organisations.queries import unit_ids_of
from danvan.permissions.rule import Rule
from danvan.petitions.lifecycle import State
from danvan.petitions.models import Petition
from danvan.petitions.rules.answering import signing_units
from danvan.petitions.rules.reading import CITY_WIDE, holding, is_barred, not_barred, sees_all, units
from danvan.petitions.terms import LAST_ROUND


def _below(actor: Any, on: date) -> frozenset[int]:
    """Units below those this person heads, without these."""
    own = units(actor, on, [Role.HEAD])
    return unit_ids_of(actor, on=on, roles=[Role.HEAD], below=True) - own


def overseen_from(actor: Any, on: date) -> frozenset[int]:
    """The units this person oversees others from: those he heads and those he coordinates."""
    return units(actor, on, CITY_WIDE | {Role.HEAD})


def _takes_over(actor: Any, petition: Petition, *, on: date) -> bool:
    if petition.state != State.ACCEPTED.value or petition.round != LAST_ROUND or is_barred(actor, petition, on):
        return False
    if petition.restricted or petition.unit_id in overseen_from(actor, on):
        return False
    return sees_all(actor, on) or petition.unit_id in _below(actor, on)


def _taken_over(actor: Any, *, on: date) -> Q:
    open_again = Q(state=State.ACCEPTED.value, round=LAST_ROUND, restricted=False)
    found = open_again & ~Q(unit_id__in=overseen_from(actor, on)) & not_barred(actor, on)
    return found if sees_all(actor, on) else found & Q(unit_id__in=_below(actor, on))


MAY_TAKE_OVER = Rule(
    "petitions.take_over", enters=holding(CITY_WIDE | {Role.HEAD}), allows=_takes_over, selects=_taken_over
)


def _leads(actor: Any, petition: Petition, *, on: date) -> bool:
    own = signing_units(actor, on)
    return (petition.unit_id in own or (petition.room_id or 0) in own) and not is_barred(actor, petition, on)


def _led(actor: Any, *, on: date) -> Q:
    own = signing_units(actor, on)
    return (Q(unit_id__in=own) | Q(room_id__in=own)) & not_barred(actor, on)


# Rows are petitions of the units, or rooms, one heads; a deputy with a delegation opens the page too.
MAY_LEAD = Rule(
    "petitions.lead",
    enters=lambda actor, *, on: bool(signing_units(actor, on)),
    allows=_leads,
    selects=_led,
)
MAY_COORDINATE = Rule(
    "petitions.coordinate",
    enters=holding(CITY_WIDE),
    allows=lambda actor, petition=None, *, on: (
        sees_all(actor, on) and (petition is None or not is_barred(actor, petition, on))
    ),
    selects=lambda actor, *, on: not_barred(actor, on) if sees_all(actor, on) else Q(pk__in=[]),
)
