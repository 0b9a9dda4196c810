"""Pages that follow up: over all units of a head or the coordinator, over one unit, and the sheet by unit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone

from danvan.organisations.models import Unit
from danvan.plans.lifecycle import PlanState
from danvan.plans.models import Assignment, Plan, Task
from danvan.plans.pages.standing import tags_of
from danvan.plans.queries import following
from danvan.plans.queries.capped import capped
from danvan.plans.queries.why import reasons
from danvan.plans.rules.looking import followed_units

SHOWN = 10
MOST_UNITS, MOST_ON_SHEET = 20, 300


@dataclass(frozen=True, slots=True)
class Case:
    """A task with its tags and why it stands so. since: when the term to acknowledge ended."""

    task: Task
    unit: Unit | None
    tags: str
    why: Sequence[str] = ()
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class OfPlan:
    plan: Plan
    open: int
    late: int


def follow_page(user: Any, *, at: datetime) -> dict[str, Any]:
    """Context: how much, by unit, and the first of what is late, silent, at risk."""
    on, unit_ids = timezone.localdate(at), followed_units(user, on=timezone.localdate(at))
    plans = following.running_plans()
    found = following.by_unit(unit_ids, at=at)
    late = following.latest(plans, unit_ids, on=on, most=SHOWN)
    risk = following.riskiest(plans, unit_ids, on=on, most=SHOWN)
    why = reasons([*late, *risk])
    return {
        "attention": following.attention(plans, unit_ids, at=at),
        "late": [_case(task, on, why) for task in late],
        "risk": [_case(task, on, why) for task in risk],
        "silent": [_silent(row, on) for row in following.longest_silent(unit_ids, at=at, most=SHOWN)],
        "by_unit": found,
        "worst": found.worst[:MOST_UNITS],
        "whole_city": unit_ids is None,
        "most": SHOWN,
        "today": on,
    }


def unit_page(unit: Unit, *, at: datetime) -> dict[str, Any]:
    """Context: one unit's counts over all plans and plan by plan."""
    on, ids = timezone.localdate(at), [unit.pk]
    counts = following.attention(following.running_plans(), ids, at=at)
    return {"unit": unit, "attention": counts, "confirm": capped(following.to_confirm(unit)), "plans": _plans(unit, on)}


def sheet_page(user: Any, *, at: datetime) -> dict[str, Any]:
    """Context of the printed sheet: unit by unit what is late and what stays silent."""
    on, unit_ids = timezone.localdate(at), followed_units(user, on=timezone.localdate(at))
    late = following.latest(following.running_plans(), unit_ids, on=on, most=MOST_ON_SHEET + 1)
    silent = following.longest_silent(unit_ids, at=at, most=MOST_ON_SHEET + 1)
    why = reasons(late[:MOST_ON_SHEET])
    cases = [_case(task, on, why) for task in late[:MOST_ON_SHEET]]
    quiet = [_silent(row, on) for row in silent[:MOST_ON_SHEET]]
    return {"sheets": _by_unit(cases, quiet), "at": at, "cut": max(len(late), len(silent)) > MOST_ON_SHEET}


def _case(task: Task, on: date, why: Any) -> Case:
    return Case(task, task.unit, tags_of(task, on=on), why.get(task.pk, ()))


def _silent(row: Assignment, on: date) -> Case:
    return Case(row.task, row.unit, tags_of(row.task, on=on), since=row.respond_by)


def _by_unit(late: list[Case], silent: list[Case]) -> list[tuple[str, list[Case], list[Case]]]:
    """(name, late, silent) in the order of the register; tasks without a lead come last."""

    def place(pair: tuple[bool, Case]) -> tuple[bool, str, int]:
        unit = pair[1].unit
        return (unit is None, unit.sort if unit else "", unit.pk if unit else 0)

    pairs = sorted([*((False, case) for case in late), *((True, case) for case in silent)], key=place)
    found = []
    for _key, group in groupby(pairs, key=place):
        rows = list(group)
        unit = rows[0][1].unit
        late_here, silent_here = ([case for quiet, case in rows if quiet is wanted] for wanted in (False, True))
        found.append((unit.name if unit else "", late_here, silent_here))
    return found


def _plans(unit: Unit, on: date) -> list[OfPlan]:
    """Each running plan in which the unit leads something open; two queries."""
    rows = Task.objects.open().filter(unit=unit, plan__state=PlanState.ISSUED.value).order_by()
    counted = rows.values_list("plan").annotate(n=Count("pk"), late=Count("pk", filter=Q(due_on__lt=on)))
    found = {pk: (n, late) for pk, n, late in counted}
    plans = Plan.objects.filter(pk__in=found).only("slug", "number", "title", "issued_on")
    return [OfPlan(plan, *found[plan.pk]) for plan in plans]
