"""Tasks of one plan at every depth: what the filters of its page find, and its tree as a file."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from danvan.language import fold
from danvan.organisations.models import Unit
from danvan.plans.lifecycle import TaskState
from danvan.plans.listing.columns import PROGRESS_COLUMNS, TASK_COLUMNS, with_helpers
from danvan.plans.models import Assignment, Plan, Task
from danvan.plans.models.choices import TASK_STATES, Part
from danvan.plans.pages.standing import progress_bar, tags_of
from danvan.plans.queries.plan_counts import on_time, silent_in
from danvan.plans.queries.tree import UNSHOWN
from danvan.ui.lists import Column, Filter, ListSpec, SavedView

ALL = ("", _("All"))
IN_ORDER = _("in the order of the plan")
MOST_WORDS, MOST_UNITS = 8, 200
VIEWS = (
    SavedView(_("Everything"), ""),
    SavedView(_("Late"), "show=late"),
    SavedView(_("At risk"), "show=risk"),
    SavedView(_("Not acknowledged in time"), "show=silent"),
    SavedView(_("To be confirmed"), "state=reported"),
    SavedView(_("Done"), "state=done"),
)
SHOWS = [
    ALL,
    ("late", _("Late")),
    ("risk", _("At risk")),
    ("on-time", _("On time")),
    ("silent", _("Not acknowledged in time")),
    ("cooperating", _("With cooperating units")),
    ("no-lead", _("Without a lead")),
]


def tasks_of(plan: Plan) -> Any:
    """Rows as the lists draw them, in the order of the plan."""
    return Task.objects.of(plan).select_related("unit", "parent").defer(*UNSHOWN, *(f"parent__{n}" for n in UNSHOWN))


def task_list(plan: Plan, *, at: datetime, show: str = "") -> ListSpec:
    """What the filters find, whatever its depth. show: what the address asks for, which may bring its own order."""
    on = timezone.localdate(at)
    return ListSpec(
        name=f"nhiem-vu-{plan.slug}",
        caption=_("Tasks of the plan"),
        columns=(
            Column("title", _("Task"), title_with_place),
            Column("unit", _("Lead unit"), lead_of, sort="unit__sort"),
            Column("progress", _("Progress"), lambda task: progress_bar(task, on=on), sort="rolled"),
            Column("due", _("Due"), lambda task: due_with_tags(task, on=on), sort="due_on", wide=True),
            Column("state", _("State"), lambda task: task.get_state_display()),
        ),
        filters=filters(plan, at=at),
        order_words={"late": _("late longest first"), "risk": _("at risk longest first")}.get(show, IN_ORDER),
        empty_title=_("No task yet"),
        empty_text=_("Tasks appear here as soon as the plan has some."),
        row_class=lambda task: "late" if task.is_open and task.due_on and task.due_on < on else "",
    )


def task_file(plan: Plan, *, at: datetime) -> ListSpec:
    """The same rows for a file, in the columns by which tasks come in."""
    return ListSpec(
        name=f"nhiem-vu-{plan.slug}", columns=(*TASK_COLUMNS, *PROGRESS_COLUMNS), filters=filters(plan, at=at)
    )


def rows_of_file(plan: Plan) -> Any:
    """The whole tree, group by group."""
    return with_helpers(Task.objects.of(plan).defer("source", "folded")).in_order()


def filters(plan: Plan, *, at: datetime) -> Sequence[Filter]:
    """Words, lead unit, state, how it stands."""
    return (
        Filter("q", _("Words, number, deliverable"), forms.CharField(max_length=120), containing),
        Filter("unit", _("Lead unit"), forms.CharField(max_length=160), led_by),
        Filter("state", _("State"), forms.ChoiceField(choices=[ALL, *TASK_STATES]), _in_state),
        Filter("show", _("Show"), forms.ChoiceField(choices=SHOWS), lambda rows, v: _shown(rows, v, plan, at)),
    )


def asks(spec: ListSpec, data: Any) -> bool:
    """The address narrows the list."""
    return any(data.get(item.key) for item in spec.filters)


def containing(rows: Any, words: str) -> Any:
    """Every word, tones ignored."""
    for word in fold(words).split()[:MOST_WORDS]:
        rows = rows.filter(folded__contains=word)
    return rows


def led_by(rows: Any, words: str) -> Any:
    """Of the unit with that address, else of those of that name."""
    exact = list(Unit.objects.filter(slug=words).values_list("pk", flat=True))
    ids = exact or list(Unit.objects.matching(words).values_list("pk", flat=True)[:MOST_UNITS])
    return rows.filter(unit_id__in=ids)


def _in_state(rows: Any, state: str) -> Any:
    # The open ones have indexes of their own, which this second condition lets the database use.
    over = {TaskState.DRAFT.value, TaskState.DONE.value, TaskState.CANCELLED.value}
    return rows.filter(state=state) if state in over else rows.open().filter(state=state)


def _shown(rows: Any, show: str, plan: Plan, at: datetime) -> Any:
    on = timezone.localdate(at)
    if show == "silent":
        return rows.filter(pk__in=silent_in(plan, at=at).values("task"))
    if show == "cooperating":
        helped = Assignment.objects.standing().filter(part=Part.COOPERATING, task__plan=plan)
        return rows.filter(pk__in=helped.values("task"))
    narrowed = {
        "late": lambda: rows.late(on=on).order_by("open_due", "path"),
        "risk": lambda: rows.at_risk(on=on).order_by("risk_on", "path"),
        "on-time": lambda: on_time(rows, on=on),
        "no-lead": lambda: rows.filter(unit__isnull=True),
    }
    return narrowed[show]()


def title_with_place(task: Task) -> SafeString:
    """The task, and under it the one it is a part of."""
    above = ""
    if task.parent is not None:
        above = format_html('<br><span class="small quiet">{} {}</span>', gettext("part of"), task.parent)
    return format_html('<a class="ink" href="{}"><b>{}</b></a>{}', task.get_absolute_url(), task, above)


def lead_of(task: Task) -> str:
    return task.unit.name if task.unit else task.lead_text or "–"


def due_with_tags(task: Task, *, on: Any) -> SafeString:
    day = date_format(task.due_on, "SHORT_DATE_FORMAT") if task.due_on else gettext("no date")
    return format_html('<span class="num">{}</span> {}', day, tags_of(task, on=on))
