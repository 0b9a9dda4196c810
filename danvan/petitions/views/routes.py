"""The coordinator's table of competence: list and files, add, remove, bring in."""

from datetime import date

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from danvan.permissions.views import needs
from danvan.petitions.actions.set_route import remove_route, set_route, set_routes
from danvan.petitions.forms.routes import RouteFileForm, RouteForm
from danvan.petitions.listing.routes import route_list
from danvan.petitions.models import Route
from danvan.petitions.rules.screening import MAY_KEEP_ROUTES
from danvan.ui.lists import wanted_export


@needs(MAY_KEEP_ROUTES)
@require_safe
def routes(request: HttpRequest) -> HttpResponseBase:
    """Who is usually competent for what, and where; as a page or a file."""
    if kind := wanted_export(request):
        return route_list().export(_rows(), request, kind)
    return _page(request, timezone.localdate())


@needs(MAY_KEEP_ROUTES)
@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """One more line."""
    on = timezone.localdate()
    form = RouteForm(request.POST, on=on)
    if not form.is_valid():
        return _page(request, on, form=form)
    set_route(form.line, by=request.user, at=timezone.now())  # type: ignore[arg-type]  # needs() lets staff in only
    messages.success(request, _("The line stands in the table."))
    return redirect("petition-routes")


@needs(MAY_KEEP_ROUTES)
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """One line: asked first, then taken out."""
    if request.method == "POST":
        remove_route(pk, by=request.user, at=timezone.now())  # type: ignore[arg-type]  # as above
        messages.success(request, _("The line was taken out."))
        return redirect("petition-routes")
    return render(request, "petitions/desk/route.html", {"route": get_object_or_404(_rows(), pk=pk)})


@needs(MAY_KEEP_ROUTES)
@require_POST
def bring_in(request: HttpRequest) -> HttpResponse:
    """Many lines from a file: all or none."""
    on = timezone.localdate()
    form = RouteFileForm(request.POST, request.FILES, on=on)
    if not form.is_valid():
        return _page(request, on, file_form=form)
    lines = form.cleaned_data["file"]
    new = set_routes(lines, by=request.user, at=timezone.now())  # type: ignore[arg-type]  # as above
    told = ngettext("%(n)s line was added", "%(n)s lines were added", new) % {"n": new}
    known = ngettext("%(n)s stood already", "%(n)s stood already", len(lines) - new) % {"n": len(lines) - new}
    messages.success(request, f"{told}; {known}.")
    return redirect("petition-routes")


def _page(
    request: HttpRequest, on: date, *, form: RouteForm | None = None, file_form: RouteFileForm | None = None
) -> HttpResponse:
    context = {
        "page": route_list().page(_rows(), request),
        "form": form or RouteForm(on=on),
        "file_form": file_form or RouteFileForm(on=on),
        "wrong": form or file_form,
    }
    return render(request, "petitions/desk/routes.html", context, status=422 if form or file_form else 200)


def _rows() -> QuerySet[Route]:
    return Route.objects.select_related("topic__parent", "territory", "unit")
