"""Who may do what with petitions, by membership and unit on that day."""

from datetime import date
from typing import Any

from django.db.models import Q

from danvan.organisations.models import Role
from danvan.organisations.queries import unit_ids_of
from danvan.permissions.rule import Rule
from danvan.petitions.lifecycle import AWAITS_SCREENING, State
from danvan.petitions.models import Petition

AT_THE_UNIT = frozenset({Role.RECEIVER, Role.HANDLER, Role.HEAD, Role.CLERK})
SCREENING = frozenset({Role.RECEIVER, Role.HEAD})
# The coordinator sees each petition of the city: she decides when units dispute one.
CITY_WIDE = frozenset({Role.COORDINATOR})


def _units(actor: Any, on: date, roles: frozenset[Role]) -> frozenset[int]:
    return unit_ids_of(actor, on=on, roles=roles)


def _sees_all(actor: Any, on: date) -> bool:
    return bool(_units(actor, on, CITY_WIDE))


def _enters(actor: Any, *, on: date) -> bool:
    return bool(_units(actor, on, AT_THE_UNIT | CITY_WIDE))


def _reads(actor: Any, petition: Petition, *, on: date) -> bool:
    return _sees_all(actor, on) or petition.unit_id in _units(actor, on, AT_THE_UNIT)


def _readable(actor: Any, *, on: date) -> Q:
    return Q() if _sees_all(actor, on) else Q(unit_id__in=_units(actor, on, AT_THE_UNIT))


def _screens(actor: Any, petition: Petition, *, on: date) -> bool:
    return State(petition.state) in AWAITS_SCREENING and petition.unit_id in _units(actor, on, SCREENING)


def _screenable(actor: Any, *, on: date) -> Q:
    return Q(state__in=[state.value for state in AWAITS_SCREENING], unit_id__in=_units(actor, on, SCREENING))


def _handles(actor: Any, petition: Petition, *, on: date) -> bool:
    return petition.unit_id in _units(actor, on, AT_THE_UNIT)


def _handled(actor: Any, *, on: date) -> Q:
    return Q(unit_id__in=_units(actor, on, AT_THE_UNIT))


MAY_READ = Rule("petitions.read", enters=_enters, allows=_reads, selects=_readable)
MAY_ACCEPT = Rule(
    "petitions.accept",
    enters=lambda actor, *, on: bool(_units(actor, on, SCREENING)),
    allows=_screens,
    selects=_screenable,
)
MAY_SEE_SENDER = Rule(
    "petitions.see_sender",
    enters=lambda actor, *, on: bool(_units(actor, on, AT_THE_UNIT)),
    allows=_handles,
    selects=_handled,
)
