"""Plans brought in from files: sent, read, looked over, taken over as a draft."""

import hashlib
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from danvan.errors import DomainError
from danvan.language import normalise_line
from danvan.legislation.reading.refusals import Unreadable
from danvan.permissions.views import needs
from danvan.plans.actions.approve_import import approve_import
from danvan.plans.actions.correct_import import correct_import
from danvan.plans.actions.discard_import import discard_import
from danvan.plans.actions.start_import import start_import
from danvan.plans.errors.keeping import PlanDatesReversed
from danvan.plans.forms.keeping_review import PlanFileForm, ReviewGroupForm, ReviewPlanForm, ReviewTaskForm
from danvan.plans.listing.plans import DRAFT_VIEWS, draft_list
from danvan.plans.models import PlanDraft
from danvan.plans.pages.reviewing import review_page, shown_facts
from danvan.plans.queries.unit_names import UnitNames
from danvan.plans.reading.pieces import ReadPlan
from danvan.plans.reading.reader import read_plan
from danvan.plans.rules.keeping import MAY_REVIEW_DRAFTS
from danvan.plans.views.plans import BOTH, keeper
from danvan.ui.lists import wanted_export


@needs(MAY_REVIEW_DRAFTS)
@require_http_methods(BOTH)
def imports(request: HttpRequest) -> HttpResponseBase:
    """Send a file in, and the plans that wait for review."""
    form = PlanFileForm()
    if request.method == "POST":
        form = PlanFileForm(request.POST, request.FILES)
        if form.is_valid() and (draft := _read(request, form)):
            return redirect(draft)
    rows = MAY_REVIEW_DRAFTS.rows(PlanDraft.objects.select_related("plan"), request.user, on=timezone.localdate())
    spec = draft_list()
    if kind := wanted_export(request):
        return spec.export(rows, request, kind)
    context = {"form": form, "page": spec.page(rows, request, views=DRAFT_VIEWS)}
    return render(request, "plans/keeping/imports.html", context, status=422 if form.errors else 200)


def _read(request: HttpRequest, form: PlanFileForm) -> PlanDraft | None:
    file = form.cleaned_data["tep"]
    content = file.read()
    try:
        read = read_plan(content)
    except Unreadable as refused:
        form.add_error("tep", _(refused.message) % refused.params)
        return None
    digest, name = hashlib.sha256(content).hexdigest(), normalise_line(file.name or "")[:200]
    return start_import(read, digest, file_name=name, by=keeper(request), at=timezone.now())


@needs(MAY_REVIEW_DRAFTS)
@require_http_methods(BOTH)
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """What was recognised beside where it was read; saved as often as needed, taken over once."""
    draft = draft_of(request, pk)
    if not draft.is_open:
        return render(request, "plans/keeping/settled.html", {"draft": draft})
    read = ReadPlan.from_json(draft.read)
    names, form = UnitNames.on(timezone.localdate()), None
    if request.method == "POST":
        form = _facts_form(request, draft, read, names)
        if form.is_valid() and (answer := _kept(request, draft, form)):
            return answer
    return review_answer(request, draft, read, names, facts=form)


def review_answer(
    request: HttpRequest,
    draft: PlanDraft,
    read: ReadPlan,
    names: UnitNames,
    *,
    facts: ReviewPlanForm | None = None,
    piece: Any = None,
    at: str = "",
) -> HttpResponse:
    """The page of a review. piece: the bound form of the piece `at` ("2-5", or "2" for a group) that was refused."""
    at = at or request.GET.get("sua", "")[:12]
    form = facts or _facts_form(request, draft, read, names, fresh=True)
    page = review_page(
        read,
        names,
        number=request.GET.get("trang", ""),
        only_doubtful=request.GET.get("chi") == "nghi" and not at,
        at=at if "-" in at else request.GET.get("toi", "")[:12] or (f"{at}-0" if at else ""),
    )
    context = {
        "draft": draft,
        "form": form,
        "facts": shown_facts(read, form),
        "page": page,
        "at": at,
        "piece": piece or _piece_form(draft, read, at),
    }
    refused = bool(form.is_bound or (piece is not None))
    return render(request, "plans/keeping/review.html", context, status=422 if refused else 200)


def _facts_form(
    request: HttpRequest, draft: PlanDraft, read: ReadPlan, names: UnitNames, *, fresh: bool = False
) -> ReviewPlanForm:
    on = timezone.localdate()
    form = ReviewPlanForm(None if fresh else request.POST, user=request.user, names=names, on=on)
    form.initial = ReviewPlanForm.read_values(read, draft.edition, form.own_names(), names)
    return form


def _piece_form(draft: PlanDraft, read: ReadPlan, at: str) -> ReviewTaskForm | ReviewGroupForm | None:
    """The form of the piece that the address opens (`?sua=2-5` a task, `?sua=2` a group)."""
    group, dash, place = at.partition("-")
    if not group.isascii() or not group.isdigit() or int(group) >= len(read.groups):
        return None
    found = read.groups[int(group)]
    if not dash:
        return ReviewGroupForm(initial=ReviewGroupForm.read_values(found, draft.edition), prefix="phan")
    if not place.isascii() or not place.isdigit() or int(place) >= len(found.tasks):
        return None
    first = ReviewTaskForm.read_values(found.tasks[int(place)], int(group), draft.edition)
    return ReviewTaskForm(initial=first, groups=read.groups, prefix="phan")


def _kept(request: HttpRequest, draft: PlanDraft, form: ReviewPlanForm) -> HttpResponse | None:
    edition, at = form.cleaned_data["edition"], timezone.now()
    try:
        kept = correct_import(draft.pk, form.words(), edition=edition, by=keeper(request), at=at)
        if "duyet" not in request.POST:
            messages.success(request, _("The corrections were saved."))
            return redirect(draft)
        plan = approve_import(draft.pk, form.facts(), edition=kept.edition, by=keeper(request), at=at)
    except DomainError as refused:
        form.add_error("ends_on" if isinstance(refused, PlanDatesReversed) else None, _(refused.message))
        return None
    messages.success(request, _("The plan stands as a draft. Arrange it, then issue it."))
    return redirect("plan-edit", plan.slug)


@needs(MAY_REVIEW_DRAFTS)
@require_http_methods(BOTH)
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then give up what was read."""
    draft = draft_of(request, pk)
    if request.method == "POST":
        discard_import(draft.pk, by=keeper(request), at=timezone.now())
        messages.success(request, _("What was read is no longer kept."))
        return redirect("plan-imports")
    return render(request, "plans/keeping/discard.html", {"draft": draft})


def draft_of(request: HttpRequest, pk: int) -> PlanDraft:
    """The draft, for whoever may review it."""
    drafts = PlanDraft.objects.select_related("plan")
    return MAY_REVIEW_DRAFTS.get(drafts, request.user, on=timezone.localdate(), pk=pk)
