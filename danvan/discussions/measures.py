"""Figures of comments: how many came, what became of them, how long they waited."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _

from danvan.discussions.lifecycle import TURNED_DOWN, State
from danvan.discussions.models import Comment, OfficialReply
from danvan.measures.figures import Figure, Kind, count, median
from danvan.measures.registry import Measure, register
from danvan.measures.scopes import UNIT, Scope

HOUR = 3600


@dataclass(frozen=True)
class Counted:
    """Rows of the days asked for, counted whole or by the unit of their day."""

    rows: Callable[[Scope], QuerySet[Any]]

    def within(self, scope: Scope) -> QuerySet[Any]:
        """Only those of the scope's units."""
        found = self.rows(scope).order_by()
        return found if scope.unit_ids is None else found.filter(unit_id__in=scope.unit_ids)

    def figure(self, scope: Scope) -> Figure:
        return count(self.within(scope).count())

    def group(self, scope: Scope, by: str) -> dict[int, Figure]:
        """The whole city's comments belong to no unit and stand in none."""
        rows = self.within(scope).filter(unit__isnull=False).values_list("unit_id").annotate(n=Count("pk"))
        return {unit_id: count(number) for unit_id, number in rows}


def _decided(scope: Scope) -> QuerySet[Any]:
    return Comment.objects.filter(decided_on__range=(scope.first, scope.last))


RECEIVED = Counted(lambda scope: Comment.objects.filter(received_on__range=(scope.first, scope.last)))
PUBLISHED = Counted(lambda scope: _decided(scope).filter(state=State.PUBLISHED.value))
REFUSED = Counted(lambda scope: _decided(scope).filter(state__in=sorted(state.value for state in TURNED_DOWN)))
ANSWERED = Counted(lambda scope: OfficialReply.objects.filter(answered_on__range=(scope.first, scope.last)))
DECIDED = Counted(_decided)


def hours_to_decision(scope: Scope) -> Figure:
    """Hours from receipt to the first decision, day and night counted alike."""
    pairs = DECIDED.within(scope).values_list("received_at", "decided_at")
    return median([(decided - received).total_seconds() / HOUR for received, decided in pairs])


def hours_by_unit(scope: Scope, by: str) -> dict[int, Figure]:
    """The same of each unit, from one query."""
    found: dict[int, list[float]] = {}
    rows = DECIDED.within(scope).filter(unit__isnull=False)
    for unit_id, received, decided in rows.values_list("unit_id", "received_at", "decided_at"):
        found.setdefault(unit_id, []).append((decided - received).total_seconds() / HOUR)
    return {unit_id: median(hours) for unit_id, hours in found.items()}


def _publish(key: str, counted: Counted, *, order: int, label: Any, definition: Any) -> None:
    register(
        Measure(
            key=key,
            kind=Kind.COUNT,
            label=label,
            definition=definition,
            compute=counted.figure,
            group=counted.group,
            cuts=(UNIT,),
            order=order,
        )
    )


_publish(
    "discussions.received",
    RECEIVED,
    order=210,
    label=_("Comments received"),
    definition=_("Comments that readers sent on a day of the period. Counted for the unit whose moderators read them."),
)
_publish(
    "discussions.published",
    PUBLISHED,
    order=212,
    label=_("Comments published"),
    definition=_("Comments first decided on in the period that everyone may read today."),
)
_publish(
    "discussions.refused",
    REFUSED,
    order=214,
    label=_("Comments refused or hidden"),
    definition=_(
        "Comments first decided on in the period that a moderator does not show today, each with a reason that its "
        "writer reads."
    ),
)
_publish(
    "discussions.answered",
    ANSWERED,
    order=216,
    label=_("Comments answered by an agency"),
    definition=_("Comments that got their first official reply on a day of the period. Counted for who replied."),
)
register(
    Measure(
        key="discussions.hours_to_decision",
        kind=Kind.MEDIAN,
        label=_("Hours until a comment is decided on"),
        definition=_(
            "Of the comments first decided on in the period: the hours from receipt to that decision, of which half of "
            "the comments stay below. Nights and days off count too."
        ),
        compute=hours_to_decision,
        group=hours_by_unit,
        cuts=(UNIT,),
        unit=_("clock hours"),
        order=218,
    )
)
