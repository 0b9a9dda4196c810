"""The filter bar of the desk list."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django import forms
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from danvan.organisations.models import Unit
from danvan.petitions.lifecycle import BEING_WRITTEN, UNFINISHED, AnswerState
from danvan.petitions.listing.fields import ALL, ME, NOBODY, Choices
from danvan.petitions.models import Answer, ApprovalStep, Channel, Kind, PetitionState
from danvan.petitions.models.petition_query import PetitionQuerySet
from danvan.petitions.queries.spans import end_of, sunday_of
from danvan.petitions.terms import LAST_ROUND
from danvan.ui.lists import Filter

Rows = PetitionQuerySet
EVERY = "all"
#: Values of "state" that reach beyond the open ones.
STATES = frozenset({EVERY, *PetitionState.values})

DUE = (ALL, ("late", _("Overdue")), ("week", _("Due this week")), ("open", _("Not yet due")))
ROUND = (ALL, ("1", _("First answer")), ("2", _("Reopened")))
ANSWER = (
    ALL,
    ("none", _("Not begun")),
    ("written", _("Being written")),
    ("approval", _("Waits for approval")),
    ("signature", _("Waits for signature")),
    ("signed", _("Signed, to be issued")),
)


def filters(choices: Choices, user: Any, *, at: datetime) -> tuple[Filter, ...]:
    """Those that make sense for this officer."""
    on = timezone.localdate(at)
    found = [
        Filter("q", _("Reference, words, place"), forms.CharField(max_length=120), Rows.containing),
        Filter("state", _("Step"), _pick([("", _("Open")), (EVERY, _("All")), *PetitionState.choices]), _state),
        Filter("due", _("Term"), _pick(DUE), lambda rows, v: _due(rows, v, at, on)),
        *_unit_filters(choices),
        *_people_filters(choices, user),
        Filter("answer", _("Answer"), _pick(ANSWER), lambda rows, v: _ANSWERS[v](rows)),
        Filter("topic", _("Topic"), _pick(choices.topic_choices()), _topic(choices)),
        *_ward_filters(choices),
        Filter("kind", _("Kind"), _pick([ALL, *Kind.choices]), lambda rows, v: rows.filter(kind=v)),
        Filter("channel", _("Channel"), _pick([ALL, *Channel.choices]), lambda rows, v: rows.filter(channel=v)),
        Filter("round", _("Round"), _pick(ROUND), lambda rows, v: rows.filter(round=int(v))),
        Filter("unread", _("Unread only"), forms.BooleanField(), lambda rows, v: rows.unread_by(user.pk)),
    ]
    return tuple(found)


def _pick(choices: Any) -> forms.ChoiceField:
    return forms.ChoiceField(choices=choices)


def _state(rows: Rows, value: str) -> Rows:
    return rows if value == EVERY else rows.filter(state=value)


def _due(rows: Rows, value: str, at: datetime, on: date) -> Rows:
    if value == "late":
        return rows.overdue(at=at)
    if value == "week":
        return rows.on_the_desk().filter(due_at__gte=at, due_at__lt=end_of(sunday_of(on)))
    return rows.filter(due_at__gte=at)


def _topic(choices: Choices) -> Callable[[Rows, str], Rows]:
    return lambda rows, slug: rows.filter(topic_id__in=choices.topic_ids(slug))


def _unit_filters(choices: Choices) -> list[Filter]:
    """Own units to choose from; who sees the city writes a name."""
    found = []
    if choices.city_wide:
        found.append(Filter("unit", _("Unit in charge"), forms.CharField(max_length=120), _of_unit_named))
    elif len(choices.units) > 1:
        named = [ALL, *((slug, unit.name) for slug, unit in choices.units.items())]
        found.append(Filter("unit", _("Unit"), _pick(named), lambda rows, v: rows.of_units([choices.units[v].pk])))
    if choices.rooms:
        named = [ALL, (NOBODY, _("No room yet")), *((slug, room.name) for slug, room in choices.rooms.items())]
        found.append(Filter("room", _("Room"), _pick(named), lambda rows, v: _of_room(rows, v, choices)))
    return found


def _of_unit_named(rows: Rows, words: str) -> Rows:
    """Of the units of that name, or of the one with that address."""
    exact = Unit.objects.filter(slug=words)
    found = Unit.objects.matching(words).values("pk") if not exact.exists() else exact.values("pk")
    return rows.filter(unit_id__in=list(found.values_list("pk", flat=True)[:200]))


def _of_room(rows: Rows, value: str, choices: Choices) -> Rows:
    return rows.filter(room__isnull=True) if value == NOBODY else rows.filter(room_id=choices.rooms[value].pk)


def _people_filters(choices: Choices, user: Any) -> list[Filter]:
    """Me, nobody, and people of my own units: nobody is followed across units."""
    if not choices.own:
        return [Filter("assignee", _("Officer"), _pick([ALL, (NOBODY, _("Nobody yet"))]), _by_nobody)]
    named = [(pk, person.full_name) for pk, person in choices.people.items() if pk != str(user.pk)]
    field = _pick([ALL, (ME, _("Mine")), (NOBODY, _("Nobody yet")), *named])

    def apply(rows: Rows, value: str) -> Rows:
        if value == NOBODY:
            return _by_nobody(rows, value)
        return rows.of_units(choices.own).filter(assignee_id=user.pk if value == ME else int(value))

    return [Filter("assignee", _("Officer"), field, apply)]


def _by_nobody(rows: Rows, _value: str) -> Rows:
    return rows.filter(assignee__isnull=True)


def _ward_filters(choices: Choices) -> list[Filter]:
    if not choices.wards:
        return []
    named = [ALL, *((slug, ward.full_name) for slug, ward in choices.wards.items())]
    return [
        Filter("ward", _("Ward"), _pick(named), lambda rows, v: rows.filter(territory_id=choices.wards[v].pk)),
    ]


def _answers(**wanted: Any) -> Exists:
    return Exists(Answer.objects.filter(petition=OuterRef("pk"), **wanted))


_LEADER = ApprovalStep.LEADER.value
_UNDER_WAY = {"state": AnswerState.IN_APPROVAL.value}
_ANSWERS: dict[str, Callable[[Rows], Rows]] = {
    "none": lambda rows: rows.filter(~_answers(state__in=[state.value for state in UNFINISHED])),
    "written": lambda rows: rows.filter(_answers(state__in=[state.value for state in BEING_WRITTEN])),
    "approval": lambda rows: rows.filter(
        Exists(Answer.objects.filter(petition=OuterRef("pk"), **_UNDER_WAY).exclude(waits_for=_LEADER))
    ),
    "signature": lambda rows: rows.filter(_answers(**_UNDER_WAY, waits_for=_LEADER)),
    "signed": lambda rows: rows.filter(_answers(state=AnswerState.SIGNED.value)),
}
REOPENED = str(LAST_ROUND)
