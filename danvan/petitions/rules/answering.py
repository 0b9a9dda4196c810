"""Who drafts, approves, signs and issues an answer, and who sets how a unit answers."""

from datetime import date
from typing import Any

from django.db.models import Q

from danvan.organisations.models import Role, Unit
from danvan.permissions.rule import Rule
from danvan.petitions.lifecycle import BEING_WRITTEN, AnswerState, State
from danvan.petitions.models import Answer, AnswerTemplate, ApprovalStep, Petition
from danvan.petitions.rules.reading import (
    AT_THE_UNIT,
    CITY_WIDE,
    MAY_READ,
    at_lead,
    enters_desk,
    holding,
    is_barred,
    not_barred,
    sees_all,
    units,
)
from danvan.petitions.rules.standing_in import delegated_units, units_served_by_office

WORKING = frozenset({State.ACCEPTED})
DRAFTING = frozenset({Role.HANDLER, Role.RECEIVER, Role.HEAD})
ISSUING = frozenset({Role.CLERK, Role.HEAD})
SETTING = frozenset({Role.HEAD, Role.ADMINISTRATOR})
_WAITING = AnswerState.IN_APPROVAL.value


def signing_units(actor: Any, on: date) -> frozenset[int]:
    """Units whose answers this person may sign, as head or for him."""
    return units(actor, on, [Role.HEAD]) | delegated_units(actor, on)


def _waiting(actor: Any, on: date) -> Q:
    """Answers that wait for this person's approval."""
    return Q(waits_for=ApprovalStep.ROOM_HEAD, petition__room_id__in=units(actor, on, [Role.HEAD])) | Q(
        waits_for=ApprovalStep.OFFICE, unit_id__in=units_served_by_office(actor, on)
    )


def _to_sign(actor: Any, on: date) -> Q:
    return Q(waits_for=ApprovalStep.LEADER, unit_id__in=signing_units(actor, on))


def _returnable(actor: Any, on: date) -> Q:
    """What waits for this person; what the own unit's leader or, once signed, its clerk sends back; the own draft."""
    on_its_way = Q(state__in=[_WAITING, AnswerState.SIGNED.value], unit_id__in=signing_units(actor, on))
    signed = Q(state=AnswerState.SIGNED.value, unit_id__in=units(actor, on, ISSUING))
    own = Q(state=_WAITING, drafted_by_id=getattr(actor, "pk", None))
    return _waiting(actor, on) | on_its_way | signed | own


def _rule(name: str, which: Any, enters: Any) -> Rule:
    """A rule over petitions with an answer in the making that `which` finds."""

    def rows(actor: Any, on: date) -> Any:
        return Answer.objects.filter(which(actor, on))

    def allows(actor: Any, petition: Petition, *, on: date) -> bool:
        if petition.state != State.ACCEPTED.value or is_barred(actor, petition, on):
            return False
        return bool(rows(actor, on).filter(petition=petition).exists())

    def selects(actor: Any, *, on: date) -> Q:
        return Q(state=State.ACCEPTED.value, pk__in=rows(actor, on).values("petition_id")) & not_barred(actor, on)

    return Rule(name, enters=enters, allows=allows, selects=selects)


def _being_written() -> Q:
    unfinished = Answer.objects.filter(state__in=[AnswerState.IN_APPROVAL.value, AnswerState.SIGNED.value])
    return ~Q(pk__in=unfinished.values("petition_id"))


def _submittable() -> Q:
    return Q(pk__in=Answer.objects.filter(state__in=[s.value for s in BEING_WRITTEN]).values("petition_id"))


def _signed() -> Q:
    return Q(pk__in=Answer.objects.filter(state=AnswerState.SIGNED.value).values("petition_id"))


# While it waits for approval or is signed nobody writes on it.
MAY_DRAFT = at_lead("petitions.draft", DRAFTING, WORKING, also=_being_written())
MAY_SUBMIT = at_lead("petitions.submit_answer", DRAFTING, WORKING, also=_submittable())
MAY_APPROVE = _rule("petitions.approve", _waiting, holding([Role.HEAD]))
MAY_SIGN = _rule("petitions.sign", _to_sign, lambda actor, *, on: bool(signing_units(actor, on)))
# Who has it before him, the leader at any step, the clerk once it is signed; the drafter takes it back.
MAY_RETURN = _rule(
    "petitions.return_answer",
    _returnable,
    lambda actor, *, on: enters_desk(actor, on=on) or bool(signing_units(actor, on)),
)
MAY_ISSUE = at_lead("petitions.issue", ISSUING, WORKING, also=_signed())


def _sets(actor: Any, unit: Unit, *, on: date) -> bool:
    return unit.pk in units(actor, on, SETTING)


# Rows are units: their approval path, delegations, and ready texts.
MAY_SET_ANSWERING = Rule(
    "petitions.set_answering",
    enters=holding(SETTING),
    allows=_sets,
    selects=lambda actor, *, on: Q(pk__in=units(actor, on, SETTING)),
)
# Rows are answers: who reads the petition at its unit.
MAY_OPEN_ANSWER = Rule(
    "petitions.open_answer",
    enters=holding(AT_THE_UNIT),
    allows=lambda actor, answer, *, on: MAY_READ.allows(actor, answer.petition, on=on),
)


def _keeps(actor: Any, template: AnswerTemplate, *, on: date) -> bool:
    return sees_all(actor, on) if template.unit_id is None else template.unit_id in units(actor, on, SETTING)


def _kept(actor: Any, *, on: date) -> Q:
    own = Q(unit_id__in=units(actor, on, SETTING))
    return own | Q(unit__isnull=True) if sees_all(actor, on) else own


# Rows are ready texts: the city's are the coordinator's, a unit's its head's or administrator's.
MAY_KEEP_TEXTS = Rule("petitions.keep_texts", enters=holding(SETTING | CITY_WIDE), allows=_keeps, selects=_kept)
