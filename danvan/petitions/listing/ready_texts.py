"""The list of ready texts."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from danvan.petitions.models import AnswerTemplate, Outcome
from danvan.ui.lists import Column, Filter, ListSpec, SavedView

VIEWS = (SavedView(_("Offered"), ""), SavedView(_("Retired"), "state=retired"))


def _title(row: AnswerTemplate) -> SafeString:
    address = reverse("answering-text", args=[row.pk])
    return format_html('<a class="ink" href="{}"><b>{}</b></a>', address, row.title)


def _owner(row: AnswerTemplate) -> str:
    return row.unit.name if row.unit else gettext("The whole city")


def _topic(row: AnswerTemplate) -> str:
    return str(row.topic) if row.topic else gettext("Any topic")


READY_TEXTS = ListSpec(
    name="mau-tra-loi",
    caption=_("Ready texts"),
    columns=(
        Column("title", _("Title"), _title, sort="title", export=lambda row: row.title),
        Column("outcome", _("Outcome"), lambda row: row.get_outcome_display(), sort="outcome"),
        Column("topic", _("Topic"), _topic, sort="topic__order"),
        Column("owner", _("Whose text"), _owner, sort="unit__sort"),
    ),
    filters=(
        Filter(
            "q",
            _("Words to find"),
            forms.CharField(max_length=120),
            lambda rows, words: rows.filter(title__icontains=words),
        ),
        Filter(
            "outcome",
            _("Outcome"),
            forms.ChoiceField(choices=[("", _("All")), *Outcome.choices]),
            lambda rows, v: rows.filter(outcome=v),
        ),
    ),
    order="outcome",
    empty_title=_("No ready text yet"),
    empty_text=_("Add the first: whoever drafts an answer of that outcome is offered it."),
)


def standing(rows: Any, state: str) -> Any:
    """Those offered, those retired, or all, as the address asks."""
    return rows if state == "all" else rows.filter(retired_on__isnull=state != "retired")
