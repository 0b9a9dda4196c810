"""The coordinator's page: what nobody has, what units dispute, what was reopened, where most is late."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from danvan.deadlines.queries import working_calendar
from danvan.petitions.models import Transfer
from danvan.petitions.pages.cases import LONG, RELATED, SHOWN, Case, cases
from danvan.petitions.queries import overseeing
from danvan.petitions.queries.standing import transfers_of

UNITS = 10


@dataclass(frozen=True, slots=True)
class Dispute:
    """A petition units passed on too often: its way and what it cost."""

    case: Case
    path: str
    days_lost: int
    reasons: Sequence[str]


def coordinator_page(user: Any, *, at: datetime) -> dict[str, Any]:
    """Context of the page; each list shows its first rows with the way on."""
    on = timezone.localdate(at)
    city = overseeing.overseen(user, on=on)
    lists = {
        "ownerless": _first(overseeing.without_owner(city, on=on, calendar=working_calendar())),
        "disputed": _first(overseeing.disputed(city)),
        "reopened": _first(overseeing.reopened(city)),
    }
    drawn = cases([row for rows in lists.values() for row in rows], user, at=at)
    hops = transfers_of(lists["disputed"])
    waiting, committees = overseeing.nobody_receives(on=on, most=UNITS)
    return {
        "ownerless": [drawn[row.pk] for row in lists["ownerless"]],
        "disputed": [_dispute(drawn[row.pk], hops.get(row.pk, [])) for row in lists["disputed"]],
        "reopened": [drawn[row.pk] for row in lists["reopened"]],
        "overdue": overseeing.most_overdue(city, at=at, most=UNITS),
        "unattended": waiting,
        "committees": committees,
        "restricted": overseeing.restricted_count(),
        "most": SHOWN,
        "today": on,
    }


def _first(rows: QuerySet[Any]) -> list[Any]:
    return list(rows.select_related(*RELATED).defer(*LONG).order_by("due_at", "pk")[:SHOWN])


def _dispute(case: Case, hops: Sequence[Transfer]) -> Dispute:
    names = [hop.from_unit.name for hop in hops]
    names.append(hops[-1].to_unit.name if hops and hops[-1].to_unit else _("nobody yet"))
    return Dispute(
        case, " → ".join(names), sum(hop.days_lost for hop in hops), [hop.get_reason_display() for hop in hops]
    )
