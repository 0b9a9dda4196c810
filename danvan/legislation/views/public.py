"""The library of law, open to everyone."""

from datetime import date

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from danvan.legislation import lists, queries
from danvan.legislation.forms import DayForm
from danvan.legislation.models import Document
from danvan.legislation.rules import MAY_EDIT_LIBRARY, MAY_IMPORT
from danvan.permissions.views import public
from danvan.ui.lists import wanted_export


@require_safe
@public
def library(request: HttpRequest) -> HttpResponseBase:
    """All documents with their standing on the day asked, today unless another is."""
    _, on = _asked_day(request)
    spec = lists.library(on)
    if kind := wanted_export(request):
        return spec.export(Document.objects.all(), request, kind)
    page = spec.page(Document.objects.all(), request, views=lists.VIEWS)
    return render(request, "legislation/public/library.html", {"page": page, "on": on, **_rights(request)})


@require_safe
@public
def document(request: HttpRequest, slug: str) -> HttpResponseBase:
    """One document: its facts, its standing on a day, its articles and what rests on them."""
    found = get_object_or_404(Document, slug=slug)
    form, on = _asked_day(request)
    does, suffers = queries.relations_of(found)
    context = {
        "document": found,
        "form": form,
        "on": on,
        "validity": found.validity(on),
        "articles": queries.articles_of(found, on=on),
        "does": does,
        "suffers": suffers,
        "leaves": queries.leaves_behind(found) if request.user.is_authenticated else [],
        **_rights(request),
    }
    return render(request, "legislation/public/document.html", context)


def _asked_day(request: HttpRequest) -> tuple[DayForm, date]:
    today = timezone.localdate()
    form = DayForm(request.GET if "ngay" in request.GET else None, initial={"ngay": today})
    asked = form.cleaned_data["ngay"] if form.is_bound and form.is_valid() else None
    return form, asked or today


def _rights(request: HttpRequest) -> dict[str, bool]:
    if not request.user.is_authenticated:
        return {"may_edit": False, "may_import": False}
    on = timezone.localdate()
    return {
        "may_edit": MAY_EDIT_LIBRARY.enters(request.user, on=on),
        "may_import": MAY_IMPORT.enters(request.user, on=on),
    }
