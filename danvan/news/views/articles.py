"""The newsroom's overview at the desk; articles are written in `/cms/`."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from danvan.news.listing.newsroom import VIEWS, asked_for, newsroom_list, newsroom_rows
from danvan.news.models import Section
from danvan.news.rules import MAY_WRITE_NEWS
from danvan.permissions.views import needs
from danvan.ui.lists import wanted_export


@needs(MAY_WRITE_NEWS)
@require_safe
def overview(request: HttpRequest) -> HttpResponseBase:
    """Drafts, what waits for approval, what is overdue, what was published lately."""
    on = timezone.localdate()
    rows = asked_for(newsroom_rows(), request.GET, on=on)
    spec = newsroom_list(on=on)
    if kind := wanted_export(request):
        return spec.export(rows, request, kind)
    sections = list(Section.objects.live().only("title"))
    context = {"page": spec.page(rows, request, views=VIEWS), "sections": sections}
    return render(request, "news/desk/newsroom.html", context)
