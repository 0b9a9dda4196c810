"""The list of one's own tasks: columns, filters, saved views, and the columns of its file."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from danvan.language import fold
from danvan.organisations.models import Unit
from danvan.plans.lifecycle import PlanState
from danvan.plans.models import Plan
from danvan.plans.pages.standing import progress_bar, standing_words, tags_of
from danvan.plans.queries.my_tasks import Show, my_tasks
from danvan.plans.rules.people import WORKERS, units
from danvan.ui.lists import Column, Filter, ListSpec, SavedView

ALL = ("", _("All"))
VIEWS = (
    SavedView(_("By due date"), ""),
    SavedView(_("Given to me"), "show=mine"),
    SavedView(_("Late"), "show=late"),
    SavedView(_("At risk"), "show=risk"),
    SavedView(_("Not acknowledged"), "show=silent"),
    SavedView(_("To confirm"), "show=confirm"),
    SavedView(_("We cooperate"), "show=cooperating"),
)
SHOWS = [
    (Show.ALL.value, _("What my units lead")),
    (Show.MINE.value, _("Given to me by name")),
    (Show.LATE.value, _("Late")),
    (Show.RISK.value, _("At risk")),
    (Show.SOON.value, _("Due within two weeks")),
    (Show.SILENT.value, _("Not acknowledged")),
    (Show.CONFIRM.value, _("Reported, for my unit to confirm")),
    (Show.COOPERATING.value, _("My unit cooperates")),
]


def asked_for(user: Any, show: str, *, on: date) -> Any:
    """The rows of the view that the address names."""
    wanted = show if show in set(Show) else Show.ALL.value
    # Plans by a query of their own: see `queries.my_tasks` on joining them.
    return my_tasks(user, wanted, on=on).select_related("unit", "assignee", "post").prefetch_related("plan")


def task_list(user: Any, *, on: date) -> ListSpec:
    """As a page draws it."""
    own = list(Unit.objects.filter(pk__in=units(user, on, WORKERS)).in_order())
    return ListSpec(
        name="nhiem-vu",
        caption=_("My tasks"),
        columns=(
            Column("title", _("Task"), _title, sort="folded"),
            *([_UNIT] if len(own) != 1 else []),
            Column("who", _("Officer"), _who),
            Column("progress", _("Progress"), lambda row: progress_bar(row, on=on), sort="rolled"),
            Column("due", _("Due"), lambda row: _due(row, on), sort="due_on", wide=True),
            Column("state", _("State"), lambda row: row.get_state_display(), sort="state"),
        ),
        filters=_filters(own),
        order="due",
        order_words=_("nearest due date first"),
        empty_title=_("No task here"),
        empty_text=_("Tasks that a plan gives to your units appear here as soon as it is issued."),
        row_class=lambda row: "late" if row.due_on and row.due_on < on else "",
    )


def task_file(user: Any, *, on: date) -> ListSpec:
    """The same rows for a file."""
    own = list(Unit.objects.filter(pk__in=units(user, on, WORKERS)).in_order())
    return ListSpec(
        name="nhiem-vu",
        columns=(
            Column("plan", _("Plan"), lambda row: row.plan.name),
            Column("number", _("Number"), lambda row: row.number),
            Column("title", _("Task"), lambda row: row.title, sort="folded"),
            _UNIT,
            Column("deliverable", _("Deliverable"), lambda row: row.deliverable),
            Column("starts", _("Begins"), lambda row: row.starts_on, sort="starts_on"),
            Column("due", _("Due"), lambda row: row.due_on, sort="due_on"),
            Column("progress", _("Progress, %"), lambda row: row.done_share, sort="rolled"),
            Column("state", _("State"), lambda row: row.get_state_display(), sort="state"),
            Column("standing", _("How it stands"), lambda row: standing_words(row, on=on)),
            Column("reported", _("Last report"), lambda row: row.reported_at),
        ),
        filters=_filters(own),
        order="due",
    )


_UNIT = Column("unit", _("Lead unit"), lambda row: row.unit.name if row.unit else "–", sort="unit__sort")


def _filters(own: Sequence[Unit]) -> tuple[Filter, ...]:
    running = Plan.objects.filter(state=PlanState.ISSUED.value).only("slug", "number", "title")
    plans = [ALL, *((plan.slug, plan.name) for plan in running[:200])]
    found = [
        Filter("q", _("Words"), forms.CharField(max_length=120), lambda rows, v: rows.filter(folded__contains=fold(v))),
        # Which rows these are is decided before: see `asked_for`.
        Filter("show", _("Show"), forms.ChoiceField(choices=SHOWS), lambda rows, v: rows),
        Filter("plan", _("Plan"), forms.ChoiceField(choices=plans), lambda rows, v: rows.filter(plan__slug=v)),
    ]
    if len(own) > 1:
        named = [ALL, *((unit.slug, unit.name) for unit in own)]
        field = forms.ChoiceField(choices=named)
        found.append(Filter("unit", _("Unit"), field, lambda rows, v: rows.filter(unit__slug=v)))
    return tuple(found)


def _title(row: Any) -> SafeString:
    return format_html(
        '<a class="ink" href="{}"><b>{}</b></a><br><span class="small quiet">{}</span>',
        row.get_absolute_url(),
        row,
        row.plan.number or row.plan.title,
    )


def _who(row: Any) -> str:
    return row.assignee.full_name if row.assignee else (row.post.title if row.post else "–")


def _due(row: Any, on: date) -> SafeString:
    day = date_format(row.due_on, "SHORT_DATE_FORMAT") if row.due_on else gettext("no date")
    return format_html('<span class="num">{}</span> {}', day, tags_of(row, on=on))
