"""How the library of law is listed, filtered and handed out."""

from datetime import date
from typing import Any

from django import forms
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from danvan.legislation.forms import EARLIEST, LATEST, DayInput
from danvan.legislation.kinds import Kind
from danvan.legislation.models import Document, ImportDraft
from danvan.legislation.models.draft import DraftState
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
            Column("number", _("Document"), document_link, sort="number", export=lambda document: document.name),
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


def document_link(document: Document) -> SafeString:
    """The name of a document as the way to its page."""
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


DRAFT_VIEWS = (
    SavedView(_("All texts"), ""),
    SavedView(_("Waiting for review"), "tinh-trang=open"),
    SavedView(_("Entered"), "tinh-trang=approved"),
)


def drafts() -> ListSpec:
    """Texts read from files, newest first."""
    return ListSpec(
        name="van-ban-cho-duyet",
        caption=_("Texts read from files"),
        columns=(
            Column("name", _("Text"), _draft_link, export=lambda draft: draft.name),
            Column("made", _("Read at"), _made, sort="made_at", export=lambda draft: draft.made_at),
            Column("state", _("State"), lambda draft: draft.get_state_display()),
            Column("document", _("Document"), lambda d: document_link(d.document) if d.document else "–", export=_slug),
        ),
        filters=(
            Filter(
                "tinh-trang",
                _("State"),
                forms.ChoiceField(choices=[("", _("All")), *DraftState.choices]),
                lambda rows, state: rows.filter(state=state),
            ),
        ),
        order_words=_("newest first"),
        empty_title=_("No text waits for review"),
        empty_text=_("Choose a file above: what is recognised in it is shown to you before anything is entered."),
    )


def _draft_link(draft: ImportDraft) -> SafeString:
    return format_html('<a class="ink" href="{}">{}</a>', draft.get_absolute_url(), draft.name)


def _made(draft: ImportDraft) -> str:
    return date_format(localtime(draft.made_at), "SHORT_DATETIME_FORMAT")


def _slug(draft: ImportDraft) -> str:
    return draft.document.slug if draft.document else ""
