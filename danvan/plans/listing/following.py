"""Open tasks over all plans: of one unit, or of every unit someone follows up."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.db.models import F
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from danvan.organisations.models import Unit
from danvan.plans.lifecycle import PlanState, TaskState
from danvan.plans.listing.columns import PROGRESS_COLUMNS, TASK_COLUMNS, with_helpers
from danvan.plans.listing.tree_tasks import ALL, containing, due_with_tags, lead_of, led_by
from danvan.plans.models import Assignment, Plan, Task
from danvan.plans.models.choices import Part
from danvan.plans.pages.standing import progress_bar
from danvan.plans.queries.following import silent, to_confirm
from danvan.plans.queries.tree import UNSHOWN
from danvan.ui.lists import Column, Filter, ListSpec, SavedView

FOLLOW_SHOWS = [
    ALL,
    ("late", _("Late")),
    ("silent", _("Not acknowledged in time")),
    ("risk", _("At risk")),
    ("no-date", _("Without a date")),
]
UNIT_SHOWS = [
    *FOLLOW_SHOWS[:4],
    ("confirm", _("To be confirmed by this unit")),
    ("cooperating", _("This unit cooperates")),
    ("done", _("Done")),
]
UNIT_VIEWS = (
    SavedView(_("Open, by due date"), ""),
    SavedView(_("Late"), "show=late"),
    SavedView(_("Not acknowledged in time"), "show=silent"),
    SavedView(_("At risk"), "show=risk"),
    SavedView(_("To confirm"), "show=confirm"),
    SavedView(_("Cooperating"), "show=cooperating"),
    SavedView(_("Done"), "show=done"),
)
FOLLOW_VIEWS = (
    SavedView(_("Everything open"), ""),
    SavedView(_("Late"), "show=late"),
    SavedView(_("Not acknowledged in time"), "show=silent"),
    SavedView(_("At risk"), "show=risk"),
)
MOST_PLANS = 200


def unit_rows(unit: Unit, show: str, *, at: datetime) -> Any:
    """The rows of one unit that the address names; without a name its open ones."""
    on = timezone.localdate(at)
    led = Task.objects.filter(unit=unit, plan__state=PlanState.ISSUED.value)
    if show == "confirm":
        rows = to_confirm(unit)
    elif show == "cooperating":
        helps = Assignment.objects.standing().filter(unit=unit, part=Part.COOPERATING)
        rows = Task.objects.open().filter(plan__state=PlanState.ISSUED.value, pk__in=helps.values("task"))
    elif show == "silent":
        rows = Task.objects.filter(pk__in=silent([unit.pk], at=at).values("task"))
    elif show == "done":
        rows = led.filter(state=TaskState.DONE.value)
    else:
        rows = {"late": led.late(on=on), "risk": led.at_risk(on=on)}.get(show, led.open())
    return _drawn(rows)


def followed_rows(rows: Any, show: str, unit_ids: Any, *, at: datetime) -> Any:
    """Of the open tasks someone follows, those that the address names; what is wanted first, first."""
    on = timezone.localdate(at)
    soonest = F("due_on").asc(nulls_last=True)
    if show == "late":
        return _drawn(rows.late(on=on)).order_by("open_due", "pk")
    if show == "risk":
        return _drawn(rows.at_risk(on=on)).order_by("risk_on", "pk")
    if show == "silent":
        return _drawn(rows.filter(pk__in=silent(unit_ids, at=at).values("task"))).order_by(soonest, "pk")
    if show == "no-date":
        return _drawn(rows.open().filter(due_on__isnull=True, recurrence="", parent__isnull=True)).order_by("-pk")
    return _drawn(rows.open()).order_by(soonest, "pk")


def _drawn(rows: Any) -> Any:
    return rows.select_related("plan", "unit").defer(*UNSHOWN)


def unit_list(*, on: date) -> ListSpec:
    """One unit's tasks, nearest due date first."""
    return _list("nhiem-vu-don-vi", on, filters=(_words(), _show(UNIT_SHOWS), _plan()))


def followed_list(*, on: date) -> ListSpec:
    """Tasks of many units."""
    unit = Filter("unit", _("Lead unit"), forms.CharField(max_length=160), led_by)
    found = (_words(), unit, _show(FOLLOW_SHOWS), _plan())
    return _list("nhiem-vu-theo-doi", on, filters=found, unit=True, order="")


def task_file(spec: ListSpec) -> ListSpec:
    """The same rows for a file."""
    plan = Column("plan", _("Plan"), lambda task: task.plan.name)
    return ListSpec(
        name=spec.name, columns=(plan, *TASK_COLUMNS, *PROGRESS_COLUMNS), filters=spec.filters, order=spec.order
    )


def for_file(rows: Any) -> Any:
    """With what the file says more than the page; `detail` is read again."""
    return with_helpers(rows.defer(None).defer("source", "folded").select_related("plan"))


def _list(name: str, on: date, *, filters: tuple[Filter, ...], unit: bool = False, order: str = "due") -> ListSpec:
    return ListSpec(
        name=name,
        caption=_("Tasks"),
        columns=(
            Column("title", _("Task"), title_with_plan),
            *([Column("unit", _("Lead unit"), lead_of, sort="unit__sort")] if unit else []),
            Column("progress", _("Progress"), lambda task: progress_bar(task, on=on), sort="rolled"),
            Column("due", _("Due"), lambda task: due_with_tags(task, on=on), sort="due_on", wide=True),
            Column("state", _("State"), lambda task: task.get_state_display()),
        ),
        filters=filters,
        order=order,
        order_words=_("nearest due date first"),
        empty_title=_("No task here"),
        empty_text=_("Tasks of plans appear here as soon as a plan is issued."),
        row_class=lambda task: "late" if task.is_open and task.due_on and task.due_on < on else "",
    )


def _words() -> Filter:
    return Filter("q", _("Words, number, deliverable"), forms.CharField(max_length=120), containing)


def _show(choices: Any) -> Filter:
    # Which rows these are is decided before: see `unit_rows` and `followed_rows`.
    return Filter("show", _("Show"), forms.ChoiceField(choices=choices), lambda rows, v: rows)


def _plan() -> Filter:
    running = Plan.objects.filter(state=PlanState.ISSUED.value).only("slug", "number", "title")[:MOST_PLANS]
    choices = [ALL, *((plan.slug, plan.name) for plan in running)]
    return Filter("plan", _("Plan"), forms.ChoiceField(choices=choices), lambda rows, v: rows.filter(plan__slug=v))


def title_with_plan(task: Task) -> SafeString:
    return format_html(
        '<a class="ink" href="{}"><b>{}</b></a><br><span class="small quiet">{}</span>',
        task.get_absolute_url(),
        task,
        task.plan.number or task.plan.title,
    )
