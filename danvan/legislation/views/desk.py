"""Adding and correcting documents, for administrators."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from danvan.legislation.actions.add_document import add_document
from danvan.legislation.actions.correct_document import correct_document
from danvan.legislation.errors import DaysReversed, DocumentKnown, SlugReserved
from danvan.legislation.forms import DocumentForm, NewDocumentForm
from danvan.legislation.models import Document
from danvan.legislation.rules import MAY_EDIT_LIBRARY
from danvan.permissions.views import needs

_FIELD = {DocumentKnown: "slug", SlugReserved: "slug", DaysReversed: "in_force_to"}


@needs(MAY_EDIT_LIBRARY)
def add(request: HttpRequest) -> HttpResponse:
    """A new document."""
    form = NewDocumentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            slug, on = form.cleaned_data["slug"], timezone.localdate()
            document = add_document(slug, form.facts(), by=request.user, on=on)
        except (DocumentKnown, SlugReserved, DaysReversed) as refused:
            form.add_error(_FIELD[type(refused)], _(refused.message))
        else:
            messages.success(request, _("The document was added."))
            return redirect(document)
    return _page(request, form)


@needs(MAY_EDIT_LIBRARY)
def correct(request: HttpRequest, slug: str) -> HttpResponse:
    """The facts of a document that is there."""
    document = get_object_or_404(Document, slug=slug)
    form = DocumentForm(request.POST or None, instance=document)
    if request.method == "POST" and form.is_valid():
        try:
            correct_document(document.pk, form.facts(), by=request.user, on=timezone.localdate())
        except DaysReversed as refused:
            form.add_error(_FIELD[type(refused)], _(refused.message))
        else:
            messages.success(request, _("The document was corrected."))
            return redirect(document)
    return _page(request, form, document)


def _page(request: HttpRequest, form: DocumentForm, document: Document | None = None) -> HttpResponse:
    status = 422 if form.is_bound else 200
    return render(request, "legislation/desk/document.html", {"form": form, "document": document}, status=status)
