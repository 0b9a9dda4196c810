"""The desk list of petitions: columns, filters, order, saved views."""

from datetime import datetime
from typing import Any

from django import forms
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from danvan.deadlines.clocks import clocks_of
from danvan.deadlines.faces import faces
from danvan.petitions.models import Kind, Petition, PetitionState, Topic
from danvan.ui.clock import ClockFace
from danvan.ui.lists import Column, Filter, ListSpec, SavedView

ALL = ("", _("All"))
VIEWS = (
    SavedView(_("By due date"), ""),
    SavedView(_("New, not yet screened"), "state=received"),
    SavedView(_("Overdue"), "due=late"),
    SavedView(_("Land and compensation"), "branch=dat-dai"),
)


class Clocks:
    """The settlement clocks of a page's rows, read together when the first is drawn."""

    def __init__(self, at: datetime) -> None:
        self._at = at
        self._faces: dict[int, ClockFace] = {}

    def face(self, petition: Petition) -> ClockFace:
        """The clock of one row; the same few queries for all rows read together with it."""
        if petition.pk not in self._faces:
            clocks = clocks_of(petition.read_together, "settle")
            drawn = faces(clocks.values(), at=self._at)
            self._faces.update({pk: drawn[clock.pk] for pk, clock in clocks.items()})
        return self._faces[petition.pk]


def petition_list(*, at: datetime) -> ListSpec:
    """The list as it stands at that moment."""
    clocks = Clocks(at)
    return ListSpec(
        name="don-thu",
        caption=_("Petitions"),
        columns=(
            Column("title", _("Petition"), _title, sort="reference", export=lambda row: row.reference),
            Column("topic", _("Topic"), lambda row: str(row.topic), sort="topic__order"),
            Column("ward", _("Ward"), lambda row: row.territory.full_name, sort="territory__sort"),
            Column("received", _("Received"), _received, sort="received_at", export=lambda row: row.received_at),
            Column("due", _("Term"), _clock(clocks), sort="due_at", export=lambda row: row.due_at, wide=True),
            Column("state", _("Step"), lambda row: row.get_state_display(), sort="state"),
        ),
        filters=_filters(at),
        order="due",
        order_words=_("nearest due date first"),
        empty_title=_("No petition here"),
        empty_text=_("New petitions of your units appear here as soon as they are received."),
        row_class=lambda row: "late" if row.due_at < at else "",
    )


def _filters(at: datetime) -> tuple[Filter, ...]:
    branches = [ALL, *((topic.slug, topic) for topic in Topic.objects.filter(parent__isnull=True))]
    due = [ALL, ("late", _("Overdue")), ("open", _("Not yet due"))]
    return (
        Filter("q", _("Reference, words, place"), forms.CharField(max_length=120), lambda rows, q: rows.containing(q)),
        Filter("state", _("Step"), _choice([ALL, *PetitionState.choices]), lambda rows, v: rows.filter(state=v)),
        Filter("kind", _("Kind"), _choice([ALL, *Kind.choices]), lambda rows, v: rows.filter(kind=v)),
        Filter("branch", _("Topic"), _choice(branches), lambda rows, v: rows.filter(topic__parent__slug=v)),
        Filter(
            "due",
            _("Term"),
            _choice(due),
            lambda rows, v: rows.overdue(at=at) if v == "late" else rows.filter(due_at__gte=at),
        ),
    )


def _choice(choices: list[Any]) -> forms.ChoiceField:
    return forms.ChoiceField(choices=choices)


def _title(row: Petition) -> SafeString:
    return format_html(
        '<a class="ink" href="{}"><b>{}</b></a><br><span class="num small quiet">{}</span>',
        row.get_absolute_url(),
        row.title,
        row.reference,
    )


def _received(row: Petition) -> str:
    return date_format(timezone.localtime(row.received_at), "SHORT_DATE_FORMAT")


def _clock(clocks: Clocks) -> Any:
    def drawn(row: Petition) -> SafeString:
        return render_to_string("petitions/desk/_mini.html", {"face": clocks.face(row)})

    return drawn
