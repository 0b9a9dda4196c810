"""The list of plans, and of files that wait for review."""

from typing import Any

from django import forms
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from danvan.language import fold
from danvan.organisations.models import Unit
from danvan.plans.lifecycle import OPEN, PlanState
from danvan.plans.models import Plan, PlanDraft, Task
from danvan.plans.models.choices import PLAN_STATES, PlanKind
from danvan.plans.models.draft import DraftState
from danvan.ui.lists import Column, Filter, ListSpec, SavedView

ALL = ("", _("All"))
MOST_OWNERS = 200
_OPEN = sorted(state.value for state in OPEN)
VIEWS = (
    SavedView(_("All plans"), ""),
    SavedView(_("Being carried out"), "tinh-trang=issued"),
    SavedView(_("Drafts"), "tinh-trang=draft"),
    SavedView(_("Summed up"), "tinh-trang=closed"),
)
DRAFT_VIEWS = (
    SavedView(_("All files"), ""),
    SavedView(_("Waiting for review"), "tinh-trang=open"),
    SavedView(_("Taken over"), "tinh-trang=approved"),
)


def with_counts(plans: QuerySet[Plan]) -> QuerySet[Plan]:
    """Open leaf tasks of each plan: the rows of one page are counted, not the table."""
    rows = Task.objects.filter(plan=OuterRef("pk"), state__in=_OPEN, parts=0).order_by().values("plan")
    return plans.select_related("owner").annotate(left=Coalesce(Subquery(rows.annotate(n=Count("pk")).values("n")), 0))


def plan_list() -> ListSpec:
    """Newest date of issue first."""
    owners = Unit.objects.filter(pk__in=Plan.objects.order_by().values("owner_id")).in_order()[:MOST_OWNERS]
    return ListSpec(
        name="ke-hoach",
        caption=_("Plans"),
        columns=(
            Column("title", _("Plan"), _plan_link, sort="folded", export=lambda plan: plan.title),
            Column("number", _("Number and sign"), lambda plan: plan.number or "–", sort="number"),
            Column("kind", _("Kind"), lambda plan: plan.get_kind_display(), sort="kind"),
            Column("owner", _("Kept by"), lambda plan: plan.owner.name, sort="owner__sort"),
            Column("issued", _("Date of issue"), _issued, sort="issued_on", export=lambda plan: plan.issued_on),
            Column("progress", _("Progress"), _progress, sort="rolled", export=lambda plan: plan.percent),
            Column("left", _("Open tasks"), lambda plan: str(plan.left), numeric=True, export=lambda plan: plan.left),
            Column("state", _("State"), lambda plan: plan.get_state_display(), sort="state"),
        ),
        filters=(
            Filter("q", _("Number, title, issuer"), forms.CharField(max_length=120), _containing),
            Filter("loai", _("Kind"), _choice(PlanKind.choices), lambda rows, kind: rows.filter(kind=kind)),
            Filter("tinh-trang", _("State"), _choice(PLAN_STATES), lambda rows, state: rows.filter(state=state)),
            Filter(
                "don-vi",
                _("Kept by"),
                _choice([(unit.slug, unit.name) for unit in owners]),
                lambda rows, slug: rows.filter(owner__slug=slug),
            ),
        ),
        order_words=_("newest first"),
        empty_title=_("No plan yet"),
        empty_text=_("Read one from a file, or write it by hand: both begin with the buttons above."),
    )


def draft_list() -> ListSpec:
    """Files that were read, newest first."""
    return ListSpec(
        name="ke-hoach-cho-duyet",
        caption=_("Plans read from files"),
        columns=(
            Column("name", _("Plan"), _draft_link, export=lambda draft: draft.name),
            Column("file", _("File"), lambda draft: draft.file_name or "–"),
            Column("made", _("Read at"), _made, sort="made_at", export=lambda draft: draft.made_at),
            Column("state", _("State"), lambda draft: draft.get_state_display()),
            Column("plan", _("Became"), _became, export=lambda draft: draft.plan.name if draft.plan else ""),
        ),
        filters=(
            Filter("tinh-trang", _("State"), _choice(DraftState.choices), lambda rows, state: rows.filter(state=state)),
        ),
        order_words=_("newest first"),
        empty_title=_("No file waits for review"),
        empty_text=_("Choose a file above: what is recognised in it is shown to you before it becomes a plan."),
    )


def _choice(choices: Any) -> forms.ChoiceField:
    return forms.ChoiceField(choices=[ALL, *choices])


def _containing(rows: Any, words: str) -> Any:
    for word in fold(words).split()[:8]:
        rows = rows.filter(folded__contains=word)
    return rows


def _plan_link(plan: Plan) -> SafeString:
    url = reverse("plan-edit", args=[plan.slug]) if plan.state == PlanState.DRAFT.value else plan.get_absolute_url()
    mark = format_html('<br><span class="small quiet">{}</span>', gettext("example for illustration"))
    return format_html('<a class="ink" href="{}">{}</a>{}', url, plan.title, mark if plan.illustration else "")


def _issued(plan: Plan) -> str:
    return date_format(plan.issued_on, "SHORT_DATE_FORMAT") if plan.issued_on else "–"


def _progress(plan: Plan) -> SafeString | str:
    if plan.is_draft:
        return "–"
    bar = '<span class="num">{0} %</span><progress value="{0}" max="100" aria-hidden="true"></progress>'
    return format_html(bar, plan.percent)


def _draft_link(draft: PlanDraft) -> SafeString:
    return format_html('<a class="ink" href="{}">{}</a>', draft.get_absolute_url(), draft.name)


def _made(draft: PlanDraft) -> str:
    return date_format(localtime(draft.made_at), "SHORT_DATETIME_FORMAT")


def _became(draft: PlanDraft) -> SafeString | str:
    if draft.plan is None:
        return "–"
    return format_html('<a href="{}">{}</a>', reverse("plan-edit", args=[draft.plan.slug]), draft.plan.name)
