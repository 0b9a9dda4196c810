"""The tasks of a plan's own layer as its keeper lists, exports and brings them in: the same columns."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from danvan.language import fold
from danvan.plans.listing.columns import TASK_COLUMNS
from danvan.plans.models import Plan, Task
from danvan.ui.lists import Column, Filter, ListSpec

SHOWS = [
    ("", _("All tasks")),
    ("no-lead", _("Without a lead")),
    ("no-date", _("Without a date")),
    ("cancelled", _("Cancelled")),
]


def own_tasks(plan: Plan) -> QuerySet[Task]:
    """What the plan itself says: not what units broke down, not single periods."""
    rows = Task.objects.of(plan).filter(broken_down_by__isnull=True, period_from__isnull=True)
    return rows.select_related("plan", "group", "unit").in_order()


def with_helpers(rows: QuerySet[Task]) -> QuerySet[Task]:
    """For files: who cooperates, in one query more."""
    return rows.prefetch_related("assignments__unit")


def task_list(plan: Plan) -> ListSpec:
    """As the page draws it, in the order of the plan."""
    return ListSpec(
        name=f"nhiem-vu-{plan.slug}",
        caption=_("Tasks of the plan"),
        columns=(
            Column("title", _("Task of the plan"), _title, sort=""),
            Column("lead", _("Lead unit"), _lead, sort="unit__sort"),
            Column("due", _("Due"), _due, sort="due_on"),
            Column("weight", _("Weight"), lambda task: str(task.weight), sort="weight", numeric=True),
            *([] if plan.is_draft else [Column("state", _("State"), lambda task: task.get_state_display())]),
        ),
        filters=FILTERS,
        page_size=50,
        order_words=_("in the order of the plan"),
        group=lambda task: str(task.group),
        empty_title=_("No task yet"),
        empty_text=_("Add a group, then its tasks; or bring them in from a table."),
    )


def task_file(plan: Plan) -> ListSpec:
    """The same rows for a file; the same file comes in again."""
    return ListSpec(
        name=f"nhiem-vu-{plan.slug}",
        columns=TASK_COLUMNS,
        filters=FILTERS,
    )


def _shown(rows: Any, show: str) -> Any:
    narrowed: dict[str, dict[str, Any]] = {
        "no-lead": {"unit__isnull": True},
        "no-date": {"due_on__isnull": True, "recurrence": ""},
        "cancelled": {"state": "cancelled"},
    }
    return rows.filter(**narrowed.get(show, {}))


def _containing(rows: Any, words: str) -> Any:
    for word in fold(words).split()[:8]:
        rows = rows.filter(folded__contains=word)
    return rows


FILTERS = (
    Filter("q", _("Words of the task, its number, lead or deliverable"), forms.CharField(max_length=120), _containing),
    Filter("show", _("Show"), forms.ChoiceField(choices=SHOWS), _shown),
)


def _title(task: Task) -> SafeString:
    url = reverse("plan-keep-task", args=[task.plan.slug, task.pk])
    step = format_html('<span class="quiet" aria-hidden="true">{} </span>', "–" * (task.depth - 1))
    return format_html('{}<a class="ink" href="{}">{}</a>', step if task.depth > 1 else "", url, task)


def _lead(task: Task) -> SafeString | str:
    if task.unit is not None:
        return task.unit.name if not task.lead_text else f"{task.lead_text}"
    if task.lead_text:
        return format_html('{} <span class="small quiet">({})</span>', task.lead_text, gettext("as the paper names it"))
    return format_html('<span class="tag soon">{}</span>', gettext("no lead"))


def _due(task: Task) -> str:
    day = date_format(task.due_on, "SHORT_DATE_FORMAT") if task.due_on else ""
    often = str(task.get_recurrence_display()) if task.recurrence else ""
    return ", ".join(part for part in (often, day) if part) or "–"
