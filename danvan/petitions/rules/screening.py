"""Who screens: accept, file, pass on, attach; and the coordinator, who decides disputes and keeps the table."""

from datetime import date
from typing import Any

from django.db.models import Q

from danvan.organisations.models import Role
from danvan.permissions.rule import Rule
from danvan.petitions.lifecycle import State
from danvan.petitions.models import Petition
from danvan.petitions.rules.reading import CITY_WIDE, at_lead, holding, is_barred, not_barred, sees_all

SCREENING = frozenset({Role.RECEIVER, Role.HEAD})
NEW = frozenset({State.RECEIVED})
NEW_OR_ACCEPTED = NEW | {State.ACCEPTED}


def _decides(actor: Any, petition: Petition, *, on: date) -> bool:
    return sees_all(actor, on) and petition.state == State.UNDECIDED.value and not is_barred(actor, petition, on)


def _decided(actor: Any, *, on: date) -> Q:
    return Q(state=State.UNDECIDED.value) & not_barred(actor, on) if sees_all(actor, on) else Q(pk__in=[])


MAY_ACCEPT = at_lead("petitions.accept", SCREENING, NEW)
MAY_FILE = at_lead("petitions.file", SCREENING, NEW)
# Also once accepted: that another unit is competent may be found only on the spot.
MAY_TRANSFER = at_lead("petitions.transfer", SCREENING, NEW_OR_ACCEPTED)
MAY_ATTACH = at_lead("petitions.attach", SCREENING, NEW_OR_ACCEPTED)
MAY_DETACH = at_lead("petitions.detach", SCREENING, frozenset({State.ATTACHED}))
MAY_DECIDE = Rule("petitions.decide", enters=holding(CITY_WIDE), allows=_decides, selects=_decided)
MAY_KEEP_ROUTES = Rule(
    "petitions.keep_routes",
    enters=holding(CITY_WIDE),
    allows=lambda actor, obj=None, *, on: sees_all(actor, on),
    selects=lambda actor, *, on: Q() if sees_all(actor, on) else Q(pk__in=[]),
)
