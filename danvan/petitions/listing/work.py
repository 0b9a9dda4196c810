"""The desk list of petitions: columns, order, saved views, and the columns of its file."""

from datetime import datetime
from typing import Any

from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from danvan.petitions.listing.fields import choices_of
from danvan.petitions.listing.filters import REOPENED, STATES, filters
from danvan.petitions.models import Petition
from danvan.petitions.models.petition_query import PetitionQuerySet
from danvan.petitions.queries.clocks import Clocks
from danvan.petitions.queries.unread import Unread
from danvan.petitions.terms import FIRST_ROUND
from danvan.ui.lists import Column, ListSpec, SavedView

VIEWS = (
    SavedView(_("By due date"), ""),
    SavedView(_("New, not yet screened"), "state=received"),
    SavedView(_("Mine"), "assignee=me"),
    SavedView(_("Overdue"), "due=late"),
    SavedView(_("Waits for signature"), "answer=signature"),
    SavedView(_("Reopened"), f"round={REOPENED}"),
    SavedView(_("Land and compensation"), "topic=dat-dai"),
    SavedView(_("Unread"), "unread=on"),
    SavedView(_("Everything, closed ones too"), "state=all"),
)


def asked_for(rows: PetitionQuerySet, data: QueryDict) -> PetitionQuerySet:
    """Open ones, unless a step or words were asked for: a search finds closed ones too."""
    return rows if data.get("state") in STATES or data.get("q", "").strip() else rows.awaiting_answer()


def petition_list(user: Any, *, at: datetime) -> ListSpec:
    """The list as it stands at that moment for this officer."""
    on = timezone.localdate(at)
    choices = choices_of(user, on=on)
    clocks, unread = Clocks(at), Unread(user.pk)
    many_units = choices.city_wide or len(choices.units) > 1
    return ListSpec(
        name="don-thu",
        caption=_("Petitions"),
        columns=(
            Column("title", _("Petition"), lambda row: _title(row, unread), sort="reference"),
            Column("topic", _("Topic"), lambda row: str(row.topic), sort="topic__order"),
            Column("ward", _("Ward"), lambda row: row.territory.full_name, sort="territory__sort"),
            *([_UNIT] if many_units else []),
            Column("officer", _("Room, officer") if choices.rooms else _("Officer"), _with_whom),
            Column("received", _("Received"), _received, sort="received_at"),
            Column("due", _("Term"), lambda row: _clock(row, clocks), sort="due_at", wide=True),
            Column("state", _("Step"), _step, sort="state"),
        ),
        filters=filters(choices, user, at=at),
        order="due",
        order_words=_("nearest due date first"),
        empty_title=_("No petition here"),
        empty_text=_("New petitions of your units appear here as soon as they are received."),
        row_class=lambda row: "late" if row.is_open and row.due_at < at else "",
    )


def petition_file(user: Any, *, at: datetime) -> ListSpec:
    """The same rows for a file: codes, dates and units; nothing a sender wrote and no person's name."""
    choices = choices_of(user, on=timezone.localdate(at))
    return ListSpec(
        name="don-thu",
        columns=(
            Column("reference", _("Reference"), lambda row: row.reference, sort="reference"),
            Column("kind", _("Kind"), lambda row: row.get_kind_display()),
            Column("channel", _("Channel"), lambda row: row.get_channel_display()),
            Column("topic", _("Topic"), lambda row: str(row.topic), sort="topic__order"),
            Column("ward", _("Ward"), lambda row: row.territory.full_name, sort="territory__sort"),
            _UNIT,
            _ROOM,
            Column("assigned", _("Given to an officer"), lambda row: row.assignee_id is not None),  # type: ignore[arg-type,return-value]  # a file says yes or no
            Column("received", _("Received"), lambda row: row.received_at, sort="received_at"),
            Column("due", _("Due"), lambda row: row.due_at, sort="due_at"),
            Column("closed", _("Closed"), lambda row: row.closed_at),
            Column("state", _("Step"), lambda row: row.get_state_display(), sort="state"),
            Column("round", _("Round"), lambda row: row.round),
            Column("hops", _("Times passed on"), lambda row: row.hops),
        ),
        filters=filters(choices, user, at=at),
        order="due",
    )


_UNIT = Column("unit", _("Unit in charge"), lambda row: row.unit.name, sort="unit__sort")
_ROOM = Column("room", _("Room"), lambda row: row.room.name if row.room else "–")


def _title(row: Petition, unread: Unread) -> SafeString:
    shown = '<a class="ink" href="{}">{}</a><br><span class="num small quiet">{}</span>'
    new = unread.has(row)
    title = format_html('<b>{}</b><span class="vh">, {}</span>', row.title, gettext("unread")) if new else row.title
    return format_html(shown, row.get_absolute_url(), title, row.reference)


def _with_whom(row: Petition) -> str | SafeString:
    room, officer = row.room.name if row.room else "", row.assignee.full_name if row.assignee else ""
    if room and officer:
        return format_html('{}<br><span class="small quiet">{}</span>', officer, room)
    return officer or room or "–"


def _received(row: Petition) -> str:
    return date_format(timezone.localtime(row.received_at), "SHORT_DATE_FORMAT")


def _step(row: Petition) -> str | SafeString:
    if row.round == FIRST_ROUND:
        return row.get_state_display()
    return format_html(
        "{}<br>{}",
        row.get_state_display(),
        render_to_string("petitions/desk/_reopened.html"),
    )


def _clock(row: Petition, clocks: Clocks) -> SafeString:
    return render_to_string("petitions/desk/_mini.html", {"face": clocks.face(row)})
