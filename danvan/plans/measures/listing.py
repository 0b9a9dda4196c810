"""The tasks behind a figure, as those who may see them see them."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from danvan.plans.models import Task
from danvan.ui.lists import Column, ListSpec


def _link(row: Task) -> SafeString:
    return format_html('<a class="ink" href="{}">{}</a>', row.get_absolute_url(), row)


def _day(day: date | datetime | None) -> str:
    if day is None:
        return "–"
    return str(date_format(timezone.localtime(day) if isinstance(day, datetime) else day, "SHORT_DATE_FORMAT"))


BEHIND_A_FIGURE = ListSpec(
    name="nhiem-vu",
    caption=_("Tasks"),
    columns=(
        Column("title", _("Task"), _link, sort="folded", export=str),
        Column("plan", _("Plan"), lambda row: row.plan.number or row.plan.title, sort="plan__number"),
        Column("unit", _("Lead unit"), lambda row: row.unit.name if row.unit else "–", sort="unit__sort"),
        Column("due", _("Due"), lambda row: _day(row.due_on), sort="due_on", export=lambda row: row.due_on),
        Column("done", _("Done"), lambda row: _day(row.done_at), sort="done_at", export=lambda row: row.done_at),
        Column("state", _("State"), lambda row: row.get_state_display(), sort="state"),
    ),
    empty_title=_("No row here is yours to read"),
    empty_text=_("Rows open to officers of the units they belong to."),
)
