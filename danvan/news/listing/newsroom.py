"""What waits in the newsroom: columns, filters, saved views."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, F, OuterRef, Q
from django.db.models.functions import Cast
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision, WorkflowState

from danvan.language import fold
from danvan.news.models import Article
from danvan.news.models.article import ArticleQuerySet
from danvan.news.queries.articles import address_of
from danvan.ui.lists import Column, Filter, ListSpec, SavedView

LATELY = timedelta(days=14)
STATES = {
    "waiting": _("Waiting"),
    "approval": _("In approval"),
    "draft": _("Draft"),
    "overdue": _("Overdue"),
    "scheduled": _("Scheduled"),
    "lately": _("Published lately"),
    "gone": _("Taken down"),
    "all": _("Everything"),
}
VIEWS = (SavedView(STATES["waiting"], ""), *(SavedView(STATES[key], f"state={key}") for key in list(STATES)[1:]))


def newsroom_rows() -> ArticleQuerySet:
    """Every article with what is known of its way, in one query; what is wanted first stands first."""
    kind = ContentType.objects.get_for_model(Page)
    mine = {"base_content_type": kind, "object_id": Cast(OuterRef("pk"), CharField())}
    in_approval = WorkflowState.objects.filter(**mine, status=WorkflowState.STATUS_IN_PROGRESS)
    scheduled = Revision.objects.filter(**mine, approved_go_live_at__isnull=False)
    rows = Article.objects.with_section().select_related("latest_revision__user").defer("body", "folded")
    known = rows.annotate(in_approval=Exists(in_approval), scheduled=Exists(scheduled))
    found: ArticleQuerySet = known.order_by(F("wanted_on").asc(nulls_last=True), "-latest_revision_created_at", "-pk")
    return found


def asked_for(rows: ArticleQuerySet, data: QueryDict, *, on: date) -> ArticleQuerySet:
    """Those of one state; at first what waits for somebody."""
    asked = data.get("state", "")
    return of_state(rows, asked if asked in STATES else "waiting", on=on)


def of_state(rows: ArticleQuerySet, state: str, *, on: date) -> ArticleQuerySet:
    """Articles in one of `STATES` on that day."""
    never_shown = Q(live=False, first_published_at__isnull=True)
    waits = (never_shown | Q(live=True, has_unpublished_changes=True)) & Q(scheduled=False)
    found: ArticleQuerySet = rows.filter(
        {
            "waiting": waits | Q(in_approval=True),
            "approval": Q(in_approval=True),
            "draft": waits & Q(in_approval=False),
            "overdue": (waits | Q(in_approval=True)) & Q(wanted_on__lt=on),
            "scheduled": Q(scheduled=True),
            "lately": Q(live=True, last_published_at__date__gt=on - LATELY),
            "gone": Q(live=False, first_published_at__isnull=False),
            "all": Q(),
        }[state]
    )
    return found


def newsroom_list(*, on: date) -> ListSpec:
    """The list; each title opens the article where it is written."""
    return ListSpec(
        name="tin-bai",
        caption=_("Articles"),
        columns=(
            Column("title", _("Article"), _title, sort="draft_title", export=lambda row: row.draft_title),
            Column("state", _("State"), _state, export=state_words),
            Column(
                "wanted",
                _("Wanted by"),
                lambda row: _wanted(row, on),
                sort="wanted_on",
                export=lambda row: row.wanted_on,
            ),
            Column("by", _("Last written by"), _writer),
            Column(
                "changed",
                _("Last change"),
                lambda row: _moment(row.latest_revision_created_at),
                sort="latest_revision_created_at",
                export=lambda row: row.latest_revision_created_at,
            ),
        ),
        filters=(
            Filter("q", _("Words to find"), forms.CharField(max_length=120), _containing),
            Filter("state", _("State"), forms.ChoiceField(choices=_choices()), lambda rows, value: rows),
        ),
        order_words=_("what is wanted first, first"),
        empty_title=_("Nothing waits in the newsroom"),
        empty_text=_("Drafts and articles sent for approval appear here."),
        row_class=lambda row: "late" if _is_late(row, on) else "",
    )


def _choices() -> list[tuple[str, Any]]:
    return [("" if key == "waiting" else key, label) for key, label in STATES.items()]


def _containing(rows: ArticleQuerySet, words: str) -> ArticleQuerySet:
    return rows.containing(fold(words))


def _waits(row: Any) -> bool:
    open_draft = (row.live or not row.first_published_at) and row.has_unpublished_changes
    return bool(row.in_approval or (open_draft and not row.scheduled))


def _is_late(row: Any, on: date) -> bool:
    return bool(_waits(row) and row.wanted_on and row.wanted_on < on)


def state_words(row: Any) -> str:
    """Where the article is on its way."""
    if row.in_approval:
        return gettext("In approval")
    if row.scheduled:
        return gettext("Scheduled")
    if row.live:
        return gettext("Published, changes wait") if row.has_unpublished_changes else gettext("Published")
    return gettext("Taken down") if row.first_published_at else gettext("Draft")


def _title(row: Any) -> SafeString:
    edit = reverse("wagtailadmin_pages:edit", args=[row.pk])
    shown = format_html(' · <a href="{}">{}</a>', address_of(row.url_path), gettext("Read it")) if row.live else ""
    return format_html(
        '<a href="{}" lang="vi">{}</a><br><span class="small quiet"><span lang="vi">{}</span>{}</span>',
        *(edit, row.draft_title, row.section_title or "", shown),
    )


def _state(row: Any) -> SafeString:
    kind = "soon" if row.in_approval else "ok" if row.live else "info"
    when = ""
    if row.scheduled and row.go_live_at:
        when = format_html('<br><span class="small quiet">{}</span>', _moment(row.go_live_at))
    return format_html('<span class="tag {}">{}</span>{}', kind, state_words(row), when)


def _writer(row: Any) -> str:
    revision = row.latest_revision
    return str(revision.user.full_name) if revision and revision.user else ""


def _wanted(row: Any, on: date) -> SafeString | str:
    day = date_format(row.wanted_on, "SHORT_DATE_FORMAT") if row.wanted_on else ""
    if not _is_late(row, on):
        return day
    return format_html('{}<br><b class="small is-late">{}</b>', day, gettext("Overdue"))


def _moment(moment: Any) -> str:
    return date_format(timezone.localtime(moment), "SHORT_DATETIME_FORMAT") if moment else ""
