"""The board of people's livelihood, open to everyone."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from danvan.permissions.views import public
from danvan.plans.listing.figures import figures_file
from danvan.plans.models import Indicator
from danvan.plans.pages.indicator import public_page
from danvan.plans.pages.livelihood import board_indicators, livelihood_board
from danvan.ui.lists import wanted_export


@require_safe
@public
def board(request: HttpRequest) -> HttpResponseBase:
    """The newest figures by field, as a page or as a file of all figures."""
    on = timezone.localdate()
    if kind := wanted_export(request):
        return figures_file(board_indicators(), kind, on=on)
    return render(request, "plans/public/livelihood.html", livelihood_board(on=on))


@require_safe
@public
def one(request: HttpRequest, pk: int) -> HttpResponseBase:
    """One indicator of the board: its course, its parts, where its figures come from."""
    if pk > 2**62:
        raise Http404
    row = get_object_or_404(Indicator.objects.on_the_board().select_related("owner"), pk=pk)
    return render(request, "plans/public/livelihood_one.html", public_page(row, on=timezone.localdate()))
