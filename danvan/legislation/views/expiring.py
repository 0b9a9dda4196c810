"""Documents that ended or are about to, and what they leave without a basis."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from danvan.legislation import expiring_list
from danvan.legislation.rules import MAY_EDIT_LIBRARY, MAY_IMPORT, MAY_SEE_EXPIRING
from danvan.permissions.views import needs
from danvan.ui.lists import wanted_export


@require_safe
@needs(MAY_SEE_EXPIRING)
def expiring(request: HttpRequest) -> HttpResponseBase:
    """The list, those that leave something behind first."""
    on = timezone.localdate()
    rows, left = expiring_list.rows(on)
    spec = expiring_list.spec(on, left)
    if kind := wanted_export(request):
        return spec.export(rows, request, kind)
    context = {
        "page": spec.page(rows, request, views=expiring_list.VIEWS),
        "on": on,
        "may_edit": MAY_EDIT_LIBRARY.enters(request.user, on=on),
        "may_import": MAY_IMPORT.enters(request.user, on=on),
    }
    return render(request, "legislation/desk/expiring.html", context)
