"""The sender's list, the draft before it is sent, and the page of what was sent."""

from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from danvan.news.lifecycle import DisseminationState
from danvan.news.models import Dissemination, ReaderQuestion, StateOfDissemination
from danvan.news.pages.coverage import Shares, coverage_page, reach_of
from danvan.news.pages.required import text_of
from danvan.news.queries.audience import how_many, lines_of, people_of
from danvan.news.rules import MAY_DISSEMINATE, reach
from danvan.ui.lists import Column, Filter, ListSpec, SavedView

VIEWS = (
    SavedView(_("All"), ""),
    SavedView(_("Drafts"), "state=draft"),
    SavedView(_("Being read"), "state=sent"),
    SavedView(_("Past their day"), "late=on"),
)


def dissemination_list(*, on: date) -> ListSpec:
    """With shares, which the page works out for its rows at once."""
    shares = Shares()
    return _spec(on, Column("share", _("Confirmed by the day"), shares.words, wide=True))


def dissemination_file(*, on: date) -> ListSpec:
    """The same rows for a file; figures are in the file of each."""
    return _spec(on)


def _spec(on: date, *more: Column) -> ListSpec:
    return ListSpec(
        name="quan-triet",
        caption=_("Disseminations"),
        columns=(
            Column("title", _("What must be known"), _title, sort="title", export=lambda row: row.title),
            Column("unit", _("Sent by"), lambda row: row.unit.name, sort="unit__sort"),
            Column("state", _("State"), lambda row: row.get_state_display(), sort="state"),
            Column("sent", _("Sent on"), lambda row: _day(row.sent_on), sort="sent_on", export=lambda row: row.sent_on),
            Column("due", _("To be read by"), lambda row: _day(row.due_on), "due_on", export=lambda row: row.due_on),
            *more,
        ),
        filters=(
            Filter("q", _("Words to find"), forms.CharField(max_length=120), lambda rows, words: rows.matching(words)),
            Filter(
                "state", _("State"), forms.ChoiceField(choices=[("", _("All")), *StateOfDissemination.choices]), _in
            ),
            Filter("late", _("Past their day"), forms.BooleanField(), lambda rows, _on: _late(rows, on)),
        ),
        order="",
        order_words=_("newest first"),
        empty_title=_("Nothing has been sent yet"),
        empty_text=_("Send an article or a legal document to those who must know it: choose “New dissemination”."),
        row_class=lambda row: "late" if row.is_open and row.due_on < on else "",
    )


def draft_page(row: Dissemination, *, on: date) -> dict[str, Any]:
    """What would be sent, and to how many people in how many units today."""
    size = how_many(people_of(lines_of(row.pk), on=on))
    lines = row.audience.select_related("unit", "person")
    return {"row": row, "text": text_of(row), "size": size, "lines": lines, "quiz": row.quiz.all()}


def sent_page(row: Dissemination, actor: Any, *, on: date, slug: str) -> dict[str, Any]:
    """Figures, reach and, for the sending unit, the questions."""
    manages = MAY_DISSEMINATE.allows(actor, row, on=on)
    questions = ReaderQuestion.objects.filter(dissemination=row).select_related("unit").order_by("answered_at", "pk")
    return {
        "row": row,
        "text": text_of(row),
        "manages": manages,
        "questions": questions if manages else (),
        "reach": reach_of(row),
        "past": row.is_open and row.due_on < on,
        **coverage_page(row, within=reach(actor, on=on), slug=slug),
    }


def _title(row: Dissemination) -> SafeString:
    return format_html('<a class="ink" href="{}">{}</a>', row.get_absolute_url(), row.title)


def _day(day: date | None) -> str:
    return date_format(day, "SHORT_DATE_FORMAT") if day else "–"


def _in(rows: Any, state: str) -> Any:
    return rows.filter(state=state)


def _late(rows: Any, on: date) -> Any:
    return rows.filter(state=DisseminationState.SENT.value, due_on__lt=on)
