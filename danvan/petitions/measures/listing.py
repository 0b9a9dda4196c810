"""The petitions behind a figure, as those who may read them see them: codes, units and dates."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from danvan.petitions.models import Petition
from danvan.ui.lists import Column, ListSpec


def _link(row: Petition) -> SafeString:
    return format_html('<a class="ink num" href="{}">{}</a>', row.get_absolute_url(), row.reference)


def _day(moment: object) -> str:
    return str(date_format(timezone.localtime(moment), "SHORT_DATE_FORMAT")) if moment else "–"  # type: ignore[arg-type]  # a moment


BEHIND_A_FIGURE = ListSpec(
    name="kien-nghi",
    caption=_("Petitions"),
    columns=(
        Column("reference", _("Reference"), _link, sort="reference", export=lambda row: row.reference),
        Column("topic", _("Topic"), lambda row: str(row.topic), sort="topic__order"),
        Column("ward", _("Ward"), lambda row: row.territory.full_name, sort="territory__sort"),
        Column("unit", _("Unit in charge"), lambda row: row.unit.name, sort="unit__sort"),
        Column("received", _("Received"), lambda row: _day(row.received_at), sort="received_at"),
        Column("due", _("Due"), lambda row: _day(row.due_at), sort="due_at"),
        Column("closed", _("Closed"), lambda row: _day(row.closed_at), sort="closed_at"),
        Column("state", _("Step"), lambda row: row.get_state_display(), sort="state"),
    ),
    empty_title=_("No row here is yours to read"),
    empty_text=_("Rows open to officers of the units they belong to."),
)
