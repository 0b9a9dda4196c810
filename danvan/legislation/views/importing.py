"""Texts brought in from files: sent, read, reviewed, entered."""

import hashlib

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from danvan.errors import DomainError
from danvan.legislation import lists
from danvan.legislation.actions.approve_import import Entry, approve_import
from danvan.legislation.actions.correct_import import correct_import
from danvan.legislation.actions.discard_import import discard_import
from danvan.legislation.actions.start_import import start_import
from danvan.legislation.drafting import proposed_slug, values_of
from danvan.legislation.entering import left_over
from danvan.legislation.errors import DaysReversed, DocumentKnown, SlugReserved
from danvan.legislation.models import ImportDraft
from danvan.legislation.reading.pieces import ReadText
from danvan.legislation.reading.reader import read_file
from danvan.legislation.reading.refusals import Unreadable
from danvan.legislation.review_forms import ReviewForm, TextFileForm
from danvan.legislation.reviewing import review_page
from danvan.legislation.rules import MAY_EDIT_LIBRARY, MAY_IMPORT
from danvan.permissions.views import needs
from danvan.ui.lists import wanted_export

_FIELD: dict[type[DomainError], str] = {DocumentKnown: "slug", SlugReserved: "slug", DaysReversed: "in_force_to"}


@needs(MAY_IMPORT)
def imports(request: HttpRequest) -> HttpResponseBase:
    """Send a file in, and the texts that wait for review."""
    form = TextFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        form = TextFileForm(request.POST, request.FILES)
        if form.is_valid() and (draft := _read(request, form)):
            return redirect(draft)
    on = timezone.localdate()
    rows = MAY_IMPORT.rows(ImportDraft.objects.select_related("document"), request.user, on=on)
    spec = lists.drafts()
    if kind := wanted_export(request):
        return spec.export(rows, request, kind)
    context = {"form": form, "page": spec.page(rows, request, views=lists.DRAFT_VIEWS)}
    return render(request, "legislation/desk/imports.html", context, status=422 if form.errors else 200)


def _read(request: HttpRequest, form: TextFileForm) -> ImportDraft | None:
    content = form.cleaned_data["tep"].read()
    try:
        read = read_file(content)
    except Unreadable as refused:
        form.add_error("tep", _(refused.message) % refused.params)
        return None
    digest = hashlib.sha256(content).hexdigest()
    return start_import(read, digest, by=request.user, at=timezone.now())


@needs(MAY_IMPORT)
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """What was recognised beside where it was read; saved as often as needed, entered once."""
    draft = _draft(request, pk)
    if not draft.is_open:
        return render(request, "legislation/desk/settled.html", {"draft": draft})
    read = ReadText.from_json(draft.read)
    first = {**values_of(read), "slug": proposed_slug(read), "edition": draft.edition}
    form = ReviewForm(request.POST or None, initial=first, known=draft.document)
    if request.method == "POST" and form.is_valid() and (answer := _kept(request, draft, form)):
        return answer
    context = {
        "draft": draft,
        "form": form,
        "page": review_page(read, form, request.GET.get("trang", "")),
        "left_over": left_over(draft.document, read) if draft.document else [],
        "may_approve": MAY_EDIT_LIBRARY.enters(request.user, on=timezone.localdate()),
    }
    return render(request, "legislation/desk/review.html", context, status=422 if form.is_bound else 200)


def _kept(request: HttpRequest, draft: ImportDraft, form: ReviewForm) -> HttpResponse | None:
    edition, at = form.cleaned_data["edition"], timezone.now()
    try:
        kept = correct_import(draft.pk, form.facts(), edition=edition, by=request.user, at=at)
        if "duyet" not in request.POST:
            messages.success(request, _("The corrections were saved."))
            return redirect(draft)
        entry = Entry(facts=form.facts(), slug=form.new_slug())
        document = approve_import(draft.pk, entry, edition=kept.edition, by=request.user, at=at)
    except DomainError as refused:
        form.add_error(_FIELD.get(type(refused)), _(refused.message))
        return None
    messages.success(request, _("The text was entered in the library."))
    return redirect(document)


@needs(MAY_IMPORT)
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then give the text up."""
    draft = _draft(request, pk)
    if request.method == "POST":
        discard_import(draft.pk, by=request.user, at=timezone.now())
        messages.success(request, _("The text was discarded."))
        return redirect("legislation-imports")
    return render(request, "legislation/desk/discard.html", {"draft": draft})


def _draft(request: HttpRequest, pk: int) -> ImportDraft:
    rows = ImportDraft.objects.select_related("document")
    return MAY_IMPORT.get(rows, request.user, on=timezone.localdate(), pk=pk)
