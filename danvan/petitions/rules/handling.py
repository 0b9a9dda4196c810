"""Who works on a petition, asks others, looks on the spot, extends the term and hands over."""

from datetime import date
from typing import Any

from django.db.models import Q

from danvan.organisations.models import Role
from danvan.permissions.rule import Rule
from danvan.petitions.lifecycle import State
from danvan.petitions.models import CaseHandOver, Cooperation, FieldCheck, Petition
from danvan.petitions.rules.reading import (
    AT_THE_UNIT,
    MAY_READ,
    at_lead,
    enters_desk,
    holding,
    is_barred,
    not_barred,
    units,
)

WORKING = frozenset({State.ACCEPTED})
OPEN = frozenset({State.RECEIVED, State.ACCEPTED})
HANDLING = frozenset({Role.HANDLER, Role.RECEIVER, Role.HEAD})
GIVING_WORK = frozenset({Role.RECEIVER, Role.HEAD})


def _seen_by_several(name: str, roles: frozenset[Role], states: frozenset[State]) -> Rule:
    """Like `at_lead`, but never for a restricted petition: whoever were given or asked could not read it."""
    names = sorted(state.value for state in states)

    def allows(actor: Any, petition: Petition, *, on: date) -> bool:
        if petition.restricted or petition.state not in names or is_barred(actor, petition, on):
            return False
        own = units(actor, on, roles)
        return petition.unit_id in own or (petition.room_id or 0) in own

    def selects(actor: Any, *, on: date) -> Q:
        own = units(actor, on, roles)
        lead = Q(unit_id__in=own) | Q(room_id__in=own)
        return Q(state__in=names, restricted=False) & lead & not_barred(actor, on)

    return Rule(name, enters=holding(roles), allows=allows, selects=selects)


def _waits_for_others() -> Q:
    return Q(pk__in=Cooperation.objects.filter(ended_at__isnull=True).values("petition_id"))


def _contributes(actor: Any, petition: Petition, *, on: date) -> bool:
    own = units(actor, on, AT_THE_UNIT)
    asked = Cooperation.objects.filter(petition=petition, unit_id__in=own, ended_at__isnull=True)
    return petition.state == State.ACCEPTED.value and not is_barred(actor, petition, on) and asked.exists()


def _contributed(actor: Any, *, on: date) -> Q:
    own = units(actor, on, AT_THE_UNIT)
    asked = Cooperation.objects.filter(unit_id__in=own, ended_at__isnull=True)
    return Q(state=State.ACCEPTED.value, pk__in=asked.values("petition_id")) & not_barred(actor, on)


def _notes(actor: Any, petition: Petition, *, on: date) -> bool:
    return bool(units(actor, on, AT_THE_UNIT)) and MAY_READ.allows(actor, petition, on=on)


def _signs_list(actor: Any, hand_over: CaseHandOver, *, on: date) -> bool:
    return actor.pk in (hand_over.leaving_id, hand_over.taking_id) or hand_over.unit_id in units(actor, on, [Role.HEAD])


def _lists_cases(actor: Any, hand_over: CaseHandOver, *, on: date) -> bool:
    return actor.pk == hand_over.leaving_id or hand_over.unit_id in units(actor, on, [Role.HEAD])


def _lists(actor: Any, *, on: date) -> Q:
    own = getattr(actor, "pk", None)
    return Q(leaving_id=own) | Q(taking_id=own) | Q(unit_id__in=units(actor, on, [Role.HEAD]))


MAY_ASSIGN = _seen_by_several("petitions.assign", GIVING_WORK, OPEN)
MAY_ASK_COOPERATION = _seen_by_several("petitions.ask_cooperation", HANDLING, WORKING)
MAY_END_COOPERATION = at_lead("petitions.end_cooperation", HANDLING, WORKING, also=_waits_for_others())
MAY_CONTRIBUTE = Rule("petitions.contribute", enters=holding(AT_THE_UNIT), allows=_contributes, selects=_contributed)
MAY_CHECK_ON_SPOT = at_lead("petitions.check_on_spot", HANDLING, OPEN)
MAY_NOTE = Rule(
    "petitions.note",
    enters=holding(AT_THE_UNIT),
    allows=_notes,
    selects=lambda actor, *, on: MAY_READ.selects(actor, on=on) if units(actor, on, AT_THE_UNIT) else Q(pk__in=[]),
)
# The term is the citizen's: only the head lengthens it.
MAY_EXTEND = at_lead("petitions.extend", frozenset({Role.HEAD}), WORKING)
# Rows are hand-over lists.
MAY_HAND_OVER = Rule("petitions.hand_over", enters=holding(AT_THE_UNIT), allows=_signs_list, selects=_lists)
# Who prepares a list: the leaving officer, or the head of the unit.
MAY_LIST_CASES = Rule("petitions.list_cases", enters=holding(AT_THE_UNIT), allows=_lists_cases)


def _reads_part(actor: Any, part: Cooperation | FieldCheck, *, on: date) -> bool:
    return MAY_READ.allows(actor, part.petition, on=on)


# Rows are contributions and checks on the spot: who reads the petition opens their files.
MAY_OPEN_CONTRIBUTION = Rule("petitions.open_contribution", enters=enters_desk, allows=_reads_part)
MAY_OPEN_FIELD_CHECK = Rule("petitions.open_field_check", enters=enters_desk, allows=_reads_part)
