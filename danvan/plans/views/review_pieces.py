"""The pieces of a plan under review: corrected in place, dropped, joined, split."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from danvan.errors import DomainError
from danvan.permissions.views import needs
from danvan.plans.actions.correct_import_group import correct_import_group
from danvan.plans.actions.correct_import_task import correct_import_task
from danvan.plans.actions.split_import_task import split_import_task
from danvan.plans.actions.take_import_piece import take_import_piece
from danvan.plans.forms.keeping_review import EditionForm, ReviewGroupForm, ReviewTaskForm, SplitForm
from danvan.plans.models import PlanDraft
from danvan.plans.pages.reviewing import address_of
from danvan.plans.queries.unit_names import UnitNames
from danvan.plans.reading.pieces import ReadGroup, ReadPlan, ReadTask
from danvan.plans.rules.keeping import MAY_REVIEW_DRAFTS
from danvan.plans.views.plans import BOTH, keeper
from danvan.plans.views.reviewing import draft_of, review_answer


@needs(MAY_REVIEW_DRAFTS)
@require_POST
def task(request: HttpRequest, pk: int, group: int, place: int) -> HttpResponse:
    """One task, corrected in its place."""
    draft, read, _found = _piece(request, pk, group, place)
    form = ReviewTaskForm(request.POST, groups=read.groups, prefix="phan")
    if form.is_valid():
        edition, at = form.cleaned_data["edition"], timezone.now()
        try:
            correct_import_task(draft.pk, (group, place), form.words(), edition=edition, by=keeper(request), at=at)
        except DomainError as refused:
            form.add_error(None, _(refused.message))
        else:
            messages.success(request, _("The task was saved."))
            moved = form.cleaned_data["group"]
            return redirect(address_of(draft, group, place) if moved == group else address_of(draft, moved))
    return _again(request, draft, read, form, f"{group}-{place}")


@needs(MAY_REVIEW_DRAFTS)
@require_POST
def group(request: HttpRequest, pk: int, group: int) -> HttpResponse:
    """The heading of a group, corrected in its place."""
    draft, read, _found = _piece(request, pk, group)
    form = ReviewGroupForm(request.POST, prefix="phan")
    if form.is_valid():
        edition, at = form.cleaned_data["edition"], timezone.now()
        try:
            correct_import_group(draft.pk, group, **form.words(), edition=edition, by=keeper(request), at=at)
        except DomainError as refused:
            form.add_error(None, _(refused.message))
        else:
            messages.success(request, _("The group was saved."))
            return redirect(address_of(draft, group))
    return _again(request, draft, read, form, str(group))


@needs(MAY_REVIEW_DRAFTS)
@require_http_methods(BOTH)
def take(request: HttpRequest, pk: int, group: int, deed: str, place: int | None = None) -> HttpResponse:
    """Ask, then drop a piece ("bo") or join it to the one before ("gop")."""
    draft, _read, found = _piece(request, pk, group, place)
    form = EditionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done, edition = "removed" if deed == "bo" else "joined", form.cleaned_data["edition"]
        take_import_piece(draft.pk, group, place, deed=done, edition=edition, by=keeper(request), at=timezone.now())  # type: ignore[arg-type]  # one of two
        messages.success(request, _("The piece was dropped.") if deed == "bo" else _("The pieces were joined."))
        before = max((place or 0) - 1, 0)
        return redirect(address_of(draft, group if place is not None else max(group - 1, 0), before))
    context = {"draft": draft, "piece": found, "name": _name(found), "deed": deed, "group": place is None}
    return render(request, "plans/keeping/take.html", context)


@needs(MAY_REVIEW_DRAFTS)
@require_http_methods(BOTH)
def split(request: HttpRequest, pk: int, group: int, place: int) -> HttpResponse:
    """One task becomes several, a line each."""
    draft, _read, found = _piece(request, pk, group, place)
    first = {"edition": draft.edition, "titles": "\n".join(_proposed(found))}
    form = SplitForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        edition, at = form.cleaned_data["edition"], timezone.now()
        try:
            split_import_task(draft.pk, group, place, titles=form.lines(), edition=edition, by=keeper(request), at=at)
        except DomainError as refused:
            form.add_error("titles", _(refused.message))
        else:
            messages.success(request, _("The task was split."))
            return redirect(address_of(draft, group, place))
    context = {"draft": draft, "form": form, "piece": found, "name": _name(found)}
    return render(request, "plans/keeping/split.html", context, status=422 if form.errors else 200)


def _again(request: HttpRequest, draft: PlanDraft, read: ReadPlan, form: Any, at: str) -> HttpResponse:
    names = UnitNames.on(timezone.localdate())
    return review_answer(request, draft, read, names, piece=form, at=at)


def _piece(
    request: HttpRequest, pk: int, group: int, place: int | None = None
) -> tuple[PlanDraft, ReadPlan, ReadGroup | ReadTask]:
    draft = draft_of(request, pk)
    read = ReadPlan.from_json(draft.read) if draft.is_open else ReadPlan()
    if group >= len(read.groups):
        raise Http404
    found = read.groups[group]
    if place is None:
        return draft, read, found
    if place >= len(found.tasks):
        raise Http404
    return draft, read, found.tasks[place]


def _name(piece: ReadGroup | ReadTask) -> str:
    return f"{piece.number} {piece.title.value}".strip()[:120] or "–"


def _proposed(task: Any) -> list[str]:
    """Where its own words part it: at semicolons, else at full stops."""
    words = task.title.value
    for mark in ("; ", ". "):
        parts = [part.strip() for part in words.split(mark) if part.strip()]
        if len(parts) > 1:
            return parts
    return [words]
