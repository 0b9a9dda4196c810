"""Who drafts, approves, signs and issues an answer, and who sets how a unit answers."""

from datetime import date
from typing import Any

from django.db.models import Q

from danvan.organisations.models import Role, Unit, UnitKind, UnitParent
from danvan.permissions.rule import Rule
from danvan.petitions.lifecycle import BEING_WRITTEN, AnswerState, State
from danvan.petitions.models import Answer, ApprovalStep, Petition, SigningDelegation
from danvan.petitions.rules.reading import AT_THE_UNIT, at_lead, holding, is_barred, not_barred, units

WORKING = frozenset({State.ACCEPTED})
DRAFTING = frozenset({Role.HANDLER, Role.RECEIVER, Role.HEAD})
ISSUING = frozenset({Role.CLERK, Role.HEAD})
SETTING = frozenset({Role.HEAD, Role.ADMINISTRATOR})
_WAITING = AnswerState.IN_APPROVAL.value


def delegated_units(actor: Any, on: date) -> frozenset[int]:
    """Units whose answers this person may sign in the head's place on that day."""
    if getattr(actor, "pk", None) is None or not actor.is_active:
        return frozenset()
    found = SigningDelegation.objects.on(on).filter(user_id=actor.pk)
    return frozenset(found.values_list("unit_id", flat=True))


def signing_units(actor: Any, on: date) -> frozenset[int]:
    """Units whose answers this person may sign, as head or for him."""
    return units(actor, on, [Role.HEAD]) | delegated_units(actor, on)


def units_served_by_office(actor: Any, on: date) -> frozenset[int]:
    """Units whose office this person heads."""
    heads = units(actor, on, [Role.HEAD])
    lines = UnitParent.objects.on(on).filter(unit_id__in=heads, unit__kind=UnitKind.OFFICE)
    return frozenset(lines.values_list("parent_id", flat=True)) if heads else frozenset()


def _waiting(actor: Any, on: date) -> Q:
    """Answers that wait for this person's approval."""
    return Q(waits_for=ApprovalStep.ROOM_HEAD, petition__room_id__in=units(actor, on, [Role.HEAD])) | Q(
        waits_for=ApprovalStep.OFFICE, unit_id__in=units_served_by_office(actor, on)
    )


def _to_sign(actor: Any, on: date) -> Q:
    return Q(waits_for=ApprovalStep.LEADER, unit_id__in=signing_units(actor, on))


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
    allows=lambda actor, answer, *, on: _reads_answer(actor, answer, on),
)


def _reads_answer(actor: Any, answer: Answer, on: date) -> bool:
    from danvan.petitions.rules.reading import MAY_READ

    return MAY_READ.allows(actor, answer.petition, on=on)
