"""Public pages of plans as pages that readers comment on."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from danvan.discussions.queries import thread as comments
from danvan.discussions.subjects import Commentable, Subject
from danvan.plans.lifecycle import PlanState
from danvan.plans.models import Plan

KIND = "danvan_plans.plan"
#: Parameter of the page of comments.
PAGE = "binh-luan"


@dataclass(frozen=True, slots=True)
class Comments:
    """What `plans/public/_comments.html` draws as `comments`."""

    thread: comments.Thread
    subject: Subject
    write_url: str


def subject_of(plan: Plan) -> Subject:
    """One plan that is at hand: no query. A summed-up plan keeps its comments and takes no more."""
    shown = plan.public and not plan.is_draft
    return Subject(
        subject_type=KIND,
        subject_id=plan.pk,
        title=plan.name,
        url=plan.public_url,
        open=shown and plan.state == PlanState.ISSUED.value,
        public=shown,
        unit_id=plan.owner_id,
    )


def resolve(ids: Iterable[int]) -> dict[int, Subject]:
    """Of those that exist, drafts too: one query."""
    rows = Plan.objects.filter(pk__in=list(ids)).only("slug", "number", "title", "public", "state", "owner_id")
    return {plan.pk: subject_of(plan) for plan in rows}


def comments_of(plan: Plan, asked: QueryDict) -> Comments:
    """The thread of its public page, the page of it that the address asks for."""
    subject = subject_of(plan)
    found = comments.thread(KIND, plan.pk, comments.page_number(asked.get(PAGE, "")))
    return Comments(found, subject, comments.write_url(subject))


COMMENTABLE = Commentable(slug="ke-hoach", label=_("Plan"), resolve=resolve)
