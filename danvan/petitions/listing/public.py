"""The public list: public copies only, searched without tones; as cards on a phone, as a file of public fields."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from danvan.organisations.queries import territories_today
from danvan.petitions.lifecycle import SETTLEMENT_RUNS, State
from danvan.petitions.models import Publication, Topic
from danvan.petitions.queries.clocks import Clocks
from danvan.petitions.queries.public import matching
from danvan.ui.lists import Column, Filter, ListSpec, SavedView

ALL: Any = ("", _("All"))
NEWEST, SUPPORTED = "", "ung-ho"
ORDERS = ((NEWEST, _("Newest first")), (SUPPORTED, _("Most supported first")))
STATES = (ALL, ("dang", _("Being settled")), ("xong", _("Answered")), ("qua-han", _("Overdue")))
VIEWS = (
    SavedView(_("Newest"), ""),
    SavedView(_("Most supported"), f"thu-tu={SUPPORTED}"),
    SavedView(_("Answered"), "buoc=xong"),
    SavedView(_("Overdue"), "buoc=qua-han"),
    SavedView(_("Land and compensation"), "linh-vuc=dat-dai"),
)


def public_list(data: QueryDict, *, at: datetime) -> ListSpec:
    """The list as everyone sees it at that moment; `data` is what the address asks for."""
    clocks = Clocks(at)
    supported = data.get("thu-tu") == SUPPORTED
    return ListSpec(
        name="kien-nghi",
        caption=_("Public petitions"),
        columns=(
            Column("title", _("Petition"), _title),
            Column("ward", _("Ward"), lambda row: row.petition.territory.full_name),
            Column("topic", _("Topic"), lambda row: str(row.petition.topic)),
            Column("received", _("Received"), _received),
            Column("due", _("Term"), lambda row: _clock(row, clocks), wide=True),
            Column("state", _("Step"), lambda row: row.petition.get_state_display()),
            Column("supports", _("Same problem"), lambda row: str(row.supports), numeric=True),
        ),
        filters=_filters(at),
        order_words=_("most supported first") if supported else _("newest first"),
        empty_title=_("Nothing is published yet"),
        empty_text=_("What senders allow and an officer has read over appears here."),
        row_class=lambda row: "late" if _is_late(row, at) else "",
    )


def public_file(*, at: datetime) -> ListSpec:
    """The same rows for a file: public fields only."""
    return ListSpec(
        name="kien-nghi",
        columns=(
            Column("reference", _("Reference"), lambda row: row.petition.reference),
            Column("title", _("Title"), lambda row: row.public_title),
            Column("text", _("Content"), lambda row: row.public_text),
            Column("place", _("Street"), lambda row: row.public_place),
            Column("ward", _("Ward"), lambda row: row.petition.territory.full_name),
            Column("topic", _("Topic"), lambda row: str(row.petition.topic)),
            Column("unit", _("Unit in charge"), lambda row: row.petition.unit.name),
            Column("received", _("Received"), lambda row: row.petition.received_on),
            Column("due", _("Due"), lambda row: row.petition.due_at),
            Column("state", _("Step"), lambda row: row.petition.get_state_display()),
            Column("outcome", _("outcome"), lambda row: row.answer.get_outcome_display() if row.answer else ""),
            Column("answer", _("answer"), lambda row: row.public_answer),
            Column("supports", _("Same problem"), lambda row: row.supports),
        ),
        filters=_filters(at),
    )


def _filters(at: datetime) -> tuple[Filter, ...]:
    on = timezone.localdate(at)
    return (
        Filter(
            "q", _("Words, place, reference"), forms.CharField(max_length=120), lambda rows, q: matching(rows, q, on=on)
        ),
        Filter("phuong", _("Ward"), _pick(_wards(on)), lambda rows, v: rows.filter(petition__territory__slug=v)),
        Filter(
            "linh-vuc", _("Topic"), _pick(_branches()), lambda rows, v: rows.filter(petition__topic__parent__slug=v)
        ),
        Filter("buoc", _("Step"), _pick(STATES), lambda rows, v: _in_state(rows, v, at)),
        Filter("thu-tu", _("Order"), _pick(ORDERS), lambda rows, v: rows.order_by("-supports", "-published_at", "-pk")),
    )


def _pick(choices: Any) -> forms.ChoiceField:
    return forms.ChoiceField(choices=choices)


def _wards(on: date) -> list[Any]:
    return [ALL, *((ward.slug, ward.full_name) for ward in territories_today(on))]


def _branches() -> list[Any]:
    return [ALL, *((topic.slug, topic) for topic in Topic.objects.filter(parent__isnull=True))]


def _in_state(rows: Any, value: str, at: datetime) -> Any:
    if value == "xong":
        return rows.filter(petition__state=State.ANSWERED.value)
    running = rows.filter(petition__state__in=sorted(state.value for state in SETTLEMENT_RUNS))
    return running.filter(petition__due_at__lt=at) if value == "qua-han" else running


def _is_late(row: Publication, at: datetime) -> bool:
    return row.petition.is_open and row.petition.due_at < at


def _title(row: Publication) -> SafeString:
    return format_html(
        '<a class="ink" href="{}"><b lang="vi">{}</b></a><br>'
        '<span class="small quiet">{}{}<span class="num">{}</span></span>',
        row.get_absolute_url(),
        row.public_title,
        row.public_place,
        " · " if row.public_place else "",
        row.petition.reference,
    )


def _received(row: Publication) -> str:
    return date_format(timezone.localtime(row.petition.received_at), "SHORT_DATE_FORMAT")


def _clock(row: Publication, clocks: Clocks) -> SafeString:
    return render_to_string("petitions/desk/_mini.html", {"face": clocks.face(row.petition)})
