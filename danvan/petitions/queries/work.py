"""What one officer must do now, and why: each reason is one set of petitions, all asked for in one query."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from django.db.models import CharField, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from danvan.deadlines.models import Clock
from danvan.organisations.models import Membership, Role
from danvan.petitions.lifecycle import AnswerState
from danvan.petitions.models import Answer, Petition
from danvan.petitions.models.petition_query import PetitionQuerySet
from danvan.petitions.rules.answering import MAY_APPROVE, MAY_ISSUE, MAY_SIGN, MAY_SUBMIT
from danvan.petitions.rules.handling import MAY_CONTRIBUTE
from danvan.petitions.rules.reading import AT_THE_UNIT, MAY_READ, units
from danvan.petitions.rules.screening import MAY_ACCEPT, MAY_DECIDE
from danvan.petitions.terms import intake_stage

MOST = 200


class Why(StrEnum):
    """Why a petition stands on this desk, the most pressing first."""

    SIGN = "sign"
    ISSUE = "issue"
    APPROVE = "approve"
    DECIDE = "decide"
    RETURNED = "returned"
    SCREEN = "screen"
    CONTRIBUTE = "contribute"
    ASSIGNED = "assigned"


@dataclass(frozen=True, slots=True)
class Duty:
    """One petition with every reason, each with the moment it is wanted by; `by_when` is the earliest."""

    petition_id: int
    by_when: datetime
    reasons: Mapping[Why, datetime]


def duties(actor: Any, *, on: date) -> list[Duty]:
    """What waits for this person, the earliest first: at most MOST reasons, one query and those of his rights."""
    arms = [
        rows.annotate(why=Value(why.value, output_field=CharField())).values_list("pk", "why", "by_when")
        for why, rows in _reasons(actor, on).items()
    ]
    found: dict[int, dict[Why, datetime]] = {}
    for pk, why, by_when in arms[0].union(*arms[1:], all=True).order_by("by_when", "pk")[:MOST]:  # type: ignore[misc]  # annotated in each arm
        found.setdefault(pk, {}).setdefault(Why(why), by_when)
    return [Duty(pk, min(whys.values()), {why: whys[why] for why in Why if why in whys}) for pk, whys in found.items()]


def how_many_duties(actor: Any, *, on: date) -> int:
    """How many petitions wait for this person: one query and those of his rights."""
    arms = [rows.values("pk") for rows in _reasons(actor, on).values()]
    return int(arms[0].union(*arms[1:]).count())


def _reasons(actor: Any, on: date) -> dict[Why, PetitionQuerySet]:
    """Reason -> petitions with `by_when`."""
    vacant = _heads_standing_in(actor, on)
    own = units(actor, on, AT_THE_UNIT)
    plain = Petition.objects.order_by().annotate(by_when=F("due_at"))
    returned = Answer.objects.filter(state=AnswerState.RETURNED.value, drafted_by_id=actor.pk).values("petition_id")
    asked = {"cooperations__unit_id__in": own, "cooperations__ended_at__isnull": True}
    return {
        Why.ASSIGNED: plain.on_the_desk().filter(MAY_READ.selects(actor, on=on), assignee_id=actor.pk),
        Why.SIGN: plain.filter(MAY_SIGN.selects(actor, on=on)),
        Why.APPROVE: plain.filter(MAY_APPROVE.selects(actor, on=on)),
        Why.ISSUE: plain.filter(MAY_ISSUE.selects(actor, on=on), _mine(actor, on, Role.CLERK, vacant)),
        Why.DECIDE: plain.filter(MAY_DECIDE.selects(actor, on=on)),
        Why.RETURNED: plain.filter(MAY_SUBMIT.selects(actor, on=on), pk__in=returned),
        Why.SCREEN: _with_intake_due()
        .filter(MAY_ACCEPT.selects(actor, on=on))
        .filter(_mine(actor, on, Role.RECEIVER, vacant)),
        Why.CONTRIBUTE: Petition.objects.order_by()
        .filter(MAY_CONTRIBUTE.selects(actor, on=on), **asked)
        .annotate(by_when=F("cooperations__due_at")),
    }


def _with_intake_due() -> PetitionQuerySet:
    """New petitions are wanted by the end of their intake, not of their settlement."""
    clock = Clock.objects.filter(
        subject_type=Petition._meta.label_lower,
        subject_id=OuterRef("pk"),
        stage__startswith=intake_stage(0),
        closed_at__isnull=True,
    )
    due = Coalesce(Subquery(clock.values("due_at")[:1]), F("due_at"))
    return Petition.objects.order_by().annotate(by_when=due)


def _mine(actor: Any, on: date, role: Role, vacant: Mapping[str, frozenset[int]]) -> Q:
    """Of the units where this is my duty: I hold the role, or head a unit in which nobody does."""
    return Q(restricted=True) | Q(unit_id__in=units(actor, on, [role]) | vacant[role])


def _heads_standing_in(actor: Any, on: date) -> dict[str, frozenset[int]]:
    """Role -> the units this person heads in which nobody holds it; one query for a head, none for others."""
    heads = units(actor, on, [Role.HEAD])
    held = Membership.objects.in_force(on).filter(unit_id__in=heads, role__in=[Role.RECEIVER, Role.CLERK])
    found = set(held.values_list("unit_id", "role"))
    return {
        role: frozenset(pk for pk in heads if (pk, role.value) not in found) for role in (Role.RECEIVER, Role.CLERK)
    }
