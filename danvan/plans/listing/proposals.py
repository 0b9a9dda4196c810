"""The list of proposed changes: those to decide, those one's units asked for."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from danvan.organisations.models import Unit
from danvan.plans.models import ChangeProposal
from danvan.plans.models.choices import PROPOSAL_STATES
from danvan.plans.pages.change_words import TAGS, in_short
from danvan.plans.rules.people import WORKERS, units
from danvan.plans.rules.working import MAY_DECIDE_CHANGE, MAY_SEE_PROPOSALS
from danvan.ui.lists import Column, Filter, ListSpec, SavedView
from danvan.ui.templatetags.ui import icon

MINE, ALL = "ours", "all"
VIEWS = (
    SavedView(_("To decide"), ""),
    SavedView(_("Asked by my units"), f"show={MINE}"),
    SavedView(_("All"), f"show={ALL}"),
)
SHOWS = [("", _("To decide")), (MINE, _("Asked by my units")), (ALL, _("All"))]


def asked_for(user: Any, show: str, *, on: date) -> QuerySet[ChangeProposal]:
    """What the address names. What a giver changed by himself was never a question."""
    rows = ChangeProposal.objects.select_related("task__plan", "proposer", "decider")
    rows = rows.exclude(proposer=F("decider"), decided_by=F("by"), state="accepted")
    if show == MINE:
        own = units(user, on, WORKERS)
        return MAY_SEE_PROPOSALS.rows(rows, user, on=on).filter(proposer_id__in=own)
    if show == ALL:
        return MAY_SEE_PROPOSALS.rows(rows, user, on=on)
    return MAY_DECIDE_CHANGE.rows(rows, user, on=on)


def how_many_to_decide(user: Any, *, on: date) -> int:
    return asked_for(user, "", on=on).count()


def proposal_list(user: Any, *, on: date) -> ListSpec:
    """As a page draws it."""
    names = dict(Unit.objects.values_list("pk", "name"))
    return ListSpec(
        name="de-nghi-dieu-chinh",
        caption=_("Proposed changes"),
        columns=(
            Column("task", _("Task"), _task, export=lambda row: str(row.task)),
            Column("change", _("What changes"), lambda row: in_short(row, names), wide=True),
            Column("reason", _("Reason"), _reason, export=lambda row: row.reason, wide=True),
            Column("who", _("Proposed by"), lambda row: row.proposer.name, sort="proposer__sort"),
            Column("decides", _("Decided by"), lambda row: row.decider.name, sort="decider__sort"),
            Column("at", _("Proposed on"), _day, sort="at", export=lambda row: row.at),
            Column("state", _("State"), _state, sort="state", export=lambda row: row.get_state_display()),
        ),
        filters=(
            # Which rows these are is decided before: see `asked_for`.
            Filter("show", _("Show"), forms.ChoiceField(choices=SHOWS), lambda rows, v: rows),
            Filter("state", _("State"), forms.ChoiceField(choices=[("", _("All")), *PROPOSAL_STATES]), _in_state),
        ),
        order="-at",
        order_words=_("newest first"),
        empty_title=_("No proposed change here"),
        empty_text=_("A unit proposes a change on the page of its task; whoever gave the task finds it here."),
    )


def _in_state(rows: Any, value: str) -> Any:
    return rows.filter(Q(state=value))


def _task(row: ChangeProposal) -> SafeString:
    return format_html(
        '<a class="ink" href="{}"><b>{}</b></a><br><span class="small quiet">{}</span>',
        row.task.get_absolute_url(),
        row.task,
        row.task.plan.number or row.task.plan.title,
    )


def _reason(row: ChangeProposal) -> str:
    return Truncator(row.reason).chars(160)


def _day(row: ChangeProposal) -> str:
    return date_format(timezone.localtime(row.at), "SHORT_DATE_FORMAT")


def _state(row: ChangeProposal) -> SafeString:
    kind, name = TAGS[row.state]
    return format_html('<span class="tag {}">{}{}</span>', kind, icon(name), row.get_state_display())
