"""How the library of law is listed, filtered and handed out."""

from datetime import date
from typing import Any

from django import forms
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from danvan.legislation.forms import EARLIEST, LATEST, DayInput
from danvan.legislation.kinds import Kind
from danvan.legislation.models import Document
from danvan.ui.lists import Column, Filter, ListSpec, SavedView

CHECKED = [("", _("All")), ("da", _("Checked against a source")), ("chua", _("Still to be checked"))]

VIEWS = (
    SavedView(_("All documents"), ""),
    SavedView(_("Laws"), "loai=law"),
    SavedView(_("Decrees"), "loai=decree"),
    SavedView(_("Still to be checked"), "doi-chieu=chua"),
)

FILTERS = (
    Filter("q", _("Number, title, content"), forms.CharField(max_length=120), lambda rows, text: rows.matching(text)),
    Filter(
        "loai",
        _("Kind"),
        forms.ChoiceField(choices=[("", _("All")), *Kind.choices]),
        lambda rows, kind: rows.filter(kind=kind),
    ),
    Filter(
        "nam",
        _("Year"),
        forms.IntegerField(min_value=EARLIEST, max_value=LATEST),
        lambda rows, year: rows.filter(year=year),
    ),
    Filter("ngay", _("In force on"), forms.DateField(widget=DayInput), lambda rows, on: rows.in_force(on)),
    Filter(
        "doi-chieu",
        _("Checked"),
        forms.ChoiceField(choices=CHECKED),
        lambda rows, answer: rows.filter(verified=answer == "da"),
    ),
)


def library(on: date) -> ListSpec:
    """The list of documents with their standing on one day."""
    return ListSpec(
        name="van-ban",
        caption=_("Legal documents"),
        columns=(
            Column("number", _("Document"), _name, sort="number", export=lambda document: document.name),
            Column("title", _("About"), lambda document: document.about, sort="sort_title"),
            Column("issuer", _("Issued by"), lambda document: document.issuer, sort="issuer"),
            Column("issued", _("Issued on"), _issued, sort="issued_on", export=lambda document: document.issued_on),
            Column("standing", _("Standing"), _standing(on), export=lambda row: str(row.validity(on).label)),
            Column("checked", _("Checked"), _checked, sort="verified", export=lambda row: row.verified),
        ),
        filters=FILTERS,
        order_words=_("newest year first"),
        empty_title=_("The library is empty"),
        empty_text=_("Documents arrive when the installation is prepared."),
    )


def _name(document: Document) -> SafeString:
    return format_html('<a class="ink" href="{}">{}</a>', document.get_absolute_url(), document.name)


def _issued(document: Document) -> str:
    if document.issued_on:
        return date_format(document.issued_on, "SHORT_DATE_FORMAT")
    return str(document.year or "–")


def _standing(on: date) -> Any:
    def tag(document: Document) -> SafeString:
        return render_to_string("legislation/standing.html", {"validity": document.validity(on)})

    return tag


def _checked(document: Document) -> SafeString:
    return render_to_string("legislation/checked.html", {"document": document})
