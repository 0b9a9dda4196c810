"""The inbox of comments: columns, filters, saved views, and the columns of its file."""

from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from danvan.discussions.listing.pages_commented import Pages
from danvan.discussions.models import Comment, CommentState
from danvan.discussions.models.comment import CommentQuerySet
from danvan.discussions.queries.sign_words import words_of
from danvan.discussions.rules import MAY_MODERATE
from danvan.discussions.subjects import kinds
from danvan.ui.lists import Column, Filter, ListSpec, SavedView

EVERY = "all"
#: Values of "state" that reach beyond those that wait.
STATES = frozenset({EVERY, *CommentState.values})
SHOWN_SIGNS = 3

VIEWS = (
    SavedView(_("Waiting"), ""),
    SavedView(_("Reported"), "reported=on&state=all"),
    SavedView(_("Published"), "state=published"),
    SavedView(_("Refused"), "state=refused"),
    SavedView(_("Hidden"), "state=hidden"),
    SavedView(_("Settled as petitions"), "state=petition"),
    SavedView(_("Everything"), "state=all"),
)


def asked_for(rows: CommentQuerySet, data: QueryDict) -> CommentQuerySet:
    """Those that wait, unless a state was asked for; the oldest first."""
    found = rows if data.get("state") in STATES else rows.pending()
    return found.order_by("received_at", "pk")


def comment_list(user: Any, *, on: date) -> ListSpec:
    """The list as this person may use it: who decides has a box to tick on each row that waits."""
    ticks = MAY_MODERATE.enters(user, on=on)
    pages = Pages()
    return ListSpec(
        name="binh-luan",
        caption=_("Comments"),
        columns=(
            Column("title", _("Comment"), lambda row: _title(row, ticks=ticks), sort="title"),
            Column("page", _("Page"), lambda row: _page(row, pages), sort="subject_id"),
            Column("score", _("Score"), _score, sort="score"),
            Column("received", _("Received"), _received, sort="received_at"),
            Column("state", _("State"), _state, sort="state"),
        ),
        filters=_filters(),
        order_words=_("the oldest first"),
        empty_title=_("No comment waits"),
        empty_text=_("What readers send appears here before anybody else reads it."),
    )


def comment_file(user: Any, *, on: date) -> ListSpec:
    """The same rows for a file: codes and dates; neither names nor words of a reader."""
    pages = Pages()
    return ListSpec(
        name="binh-luan",
        columns=(
            Column("key", _("Comment number"), lambda row: row.pk),
            Column("page", _("Page"), lambda row: pages.title(row)),
            Column("unit", _("Responsible unit"), lambda row: row.unit.name if row.unit else ""),
            Column("score", _("Score"), lambda row: row.score, sort="score"),
            Column("signs", _("Signs"), lambda row: ", ".join(sign.code for sign in row.found_signs)),
            Column("received", _("Received"), lambda row: row.received_at, sort="received_at"),
            Column("decided", _("Decided"), lambda row: row.decided_at),
            Column("state", _("State"), lambda row: row.get_state_display(), sort="state"),
            Column("reason", _("Reason"), lambda row: row.get_reason_display() if row.reason else ""),
        ),
        filters=_filters(),
    )


def _filters() -> tuple[Filter, ...]:
    states = [("", _("Waiting")), (EVERY, _("All")), *CommentState.choices]
    pages = [("", _("All")), *((name, kind.label) for name, kind in kinds())]
    return (
        Filter("q", _("Words to find"), forms.CharField(max_length=120), CommentQuerySet.containing),
        Filter("state", _("State"), forms.ChoiceField(choices=states), _of_state),
        Filter(
            "kind", _("Kind of page"), forms.ChoiceField(choices=pages), lambda rows, v: rows.filter(subject_type=v)
        ),
        Filter("reported", _("Reported only"), forms.BooleanField(), lambda rows, v: rows.reported()),
    )


def _of_state(rows: CommentQuerySet, value: str) -> CommentQuerySet:
    return rows if value == EVERY else rows.filter(state=value)


def _title(row: Comment, *, ticks: bool) -> SafeString:
    title = row.title or gettext("Erased at the end of its time")
    start = row.content[:120] + "…" if len(row.content) > 120 else row.content
    words = format_html(
        '<a class="ink" href="{}">{}</a><br><span class="small quiet">{}{}{}</span>',
        *(row.get_absolute_url(), title, row.name, ": " if row.name else "", start),
    )
    if not (ticks and row.state == CommentState.PENDING):
        return words
    label = gettext("Choose “%(title)s”") % {"title": title}
    return format_html(
        '<div class="pick"><input type="checkbox" name="chon" value="{}" form="cung-luc" aria-label="{}">'
        "<div>{}</div></div>",
        *(row.pk, label, words),
    )


def _page(row: Comment, pages: Pages) -> SafeString | str:
    page = pages.of(row)
    if page is None:
        return "–"
    return format_html('<a href="{}#binh-luan">{}</a>', page.url, page.title) if page.public else page.title


def _score(row: Comment) -> SafeString | str:
    if not row.score:
        return "0"
    signs = format_html_join("; ", "{}", ((words,) for words in words_of(row)[:SHOWN_SIGNS]))
    return format_html('<b class="num">{}</b> <span class="small quiet">{}</span>', row.score, signs)


def _received(row: Comment) -> str:
    return date_format(timezone.localtime(row.received_at), "SHORT_DATETIME_FORMAT")


def _state(row: Comment) -> SafeString | str:
    words = row.get_state_display()
    if not getattr(row, "is_reported", False):
        return words
    return format_html('{}<br><b class="small">{}</b>', words, gettext("Reported"))
