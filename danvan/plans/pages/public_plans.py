"""The public pages of plans: how far the city is by its seven groups, and each plan by its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from danvan.plans.lifecycle import PlanState
from danvan.plans.listing import tree_tasks
from danvan.plans.models import Plan, Task
from danvan.plans.pages.overview import expected_share
from danvan.plans.pages.standing import progress_bar, tags_of
from danvan.plans.queries import public_plans
from danvan.plans.queries.commenting import comments_of
from danvan.plans.queries.public_plans import OfSeven, Tally
from danvan.ui.lists import Column, Filter, ListSpec

#: As many running plans as a page shows; the city has a handful.
MOST_PLANS, MOST_CLOSED = 100, 10


@dataclass(frozen=True, slots=True)
class ShownPlan:
    plan: Plan
    tally: Tally


def all_plans_page(*, on: date) -> dict[str, Any]:
    """Context of /ke-hoach/: running plans with their counts, the seven groups over all of them, the last closed."""
    running = list(public_plans.running_public().select_related("owner")[:MOST_PLANS])
    closed = list(public_plans.public_plans().filter(state=PlanState.CLOSED.value)[:MOST_CLOSED])
    ids = [plan.pk for plan in running]
    tallies = public_plans.by_plan(ids, on=on)
    return {
        "plans": [ShownPlan(plan, tallies.get(plan.pk, Tally())) for plan in running],
        "closed": closed,
        "groups": public_plans.by_seven_groups(ids, on=on),
        "illustrated": any(plan.illustration for plan in running),
        "today": on,
    }


def plan_page(plan: Plan, request: Any, *, on: date) -> dict[str, Any]:
    """Context of one plan's public page; its first-level tasks a page at a time."""
    groups = public_plans.by_group(plan, on=on)
    return {
        "plan": plan,
        "groups": groups,
        "tally": _whole(plan, [tally for _group, tally in groups]),
        "expected": expected_share(plan, on=on) if plan.state == PlanState.ISSUED.value else None,
        "page": _tasks(on).page(public_plans.first_level(plan), request),
        "comments": comments_of(plan, request.GET),
        "today": on,
    }


def seven_groups(*, on: date) -> tuple[Sequence[OfSeven], bool]:
    """For the home page: the groups, and whether an example is among the plans; no group without a plan."""
    rows = list(public_plans.running_public().values_list("pk", "illustration")[:MOST_PLANS])
    if not rows:
        return (), False
    return public_plans.by_seven_groups([pk for pk, _example in rows], on=on), any(example for _pk, example in rows)


def found_tasks(request: Any, *, on: date) -> Any:
    """First-level tasks of public plans that hold the words of `?q=`: a ListPage, empty where nothing is asked."""
    spec = _found(on)
    rows = public_plans.matching_tasks(())
    return spec.page(rows if request.GET.get("q", "").strip() else rows.none(), request)


def _found(on: date) -> ListSpec:
    words = Filter(
        "q",
        _("Words of a task"),
        forms.CharField(max_length=120),
        lambda rows, q: tree_tasks.containing(rows, q),
    )
    return ListSpec(
        name="nhiem-vu",
        caption=_("Tasks of plans"),
        columns=(
            Column("title", _("Task"), _with_plan),
            Column("unit", _("Lead unit"), tree_tasks.lead_of),
            Column("progress", _("Progress"), lambda task: progress_bar(task, on=on)),
            Column("due", _("Due"), lambda task: _due(task, on), wide=True),
        ),
        filters=(words,),
        page_size=20,
        order_words=_("newest plan first"),
        row_class=lambda task: "late" if task.is_open and task.due_on and task.due_on < on else "",
    )


def _with_plan(task: Task) -> Any:
    return format_html(
        '<a class="ink" href="{}">{}</a><br><span class="small quiet">{}</span>',
        task.plan.public_url,
        task,
        task.plan.name,
    )


def _whole(plan: Plan, tallies: Sequence[Tally]) -> Tally:
    sums = {name: sum(getattr(tally, name) for tally in tallies) for name in ("tasks", "done", "late", "risk")}
    return Tally(rolled=plan.rolled, **sums)


def _tasks(on: date) -> ListSpec:
    return ListSpec(
        name="nhiem-vu",
        caption=_("Tasks of the plan"),
        columns=(
            Column("title", _("Task"), str),
            Column("unit", _("Lead unit"), tree_tasks.lead_of),
            Column("progress", _("Progress"), lambda task: progress_bar(task, on=on)),
            Column("due", _("Due"), lambda task: _due(task, on), wide=True),
            Column("state", _("State"), lambda task: task.get_state_display()),
        ),
        page_size=20,
        order_words=_("in the order of the plan"),
        group=lambda task: str(task.group),
        row_class=lambda task: "late" if task.is_open and task.due_on and task.due_on < on else "",
        empty_title=_("No task is public yet"),
        empty_text=_("Tasks appear here as soon as the plan has some."),
    )


def _due(task: Task, on: date) -> Any:
    if task.due_on is None and task.recurrence:
        return task.get_recurrence_display()
    return tree_tasks.due_with_tags(task, on=on) if task.due_on else tags_of(task, on=on) or "–"
