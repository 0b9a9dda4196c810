"""The officer's door: the list, one petition, its sender, who looked."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from danvan.access_log.looking import note_look
from danvan.accounts.contacts import reveal
from danvan.permissions.views import needs
from danvan.petitions.forms.looking import ReasonForm
from danvan.petitions.listing.work import VIEWS, asked_for, petition_file, petition_list
from danvan.petitions.models import Petition
from danvan.petitions.pages.cases import LONG
from danvan.petitions.pages.desk import looks_page, petition_page
from danvan.petitions.queries.finding import readable
from danvan.petitions.rules.reading import MAY_READ, MAY_SEE_SENDER
from danvan.petitions.seeing import mark_seen
from danvan.ui.lists import wanted_export


@needs(MAY_READ)
@require_safe
def petitions(request: HttpRequest) -> HttpResponseBase:
    """The petitions of this person's units, nearest due date first."""
    now = timezone.now()
    rows = asked_for(readable(request.user, on=timezone.localdate(now)).defer(*LONG), request.GET)
    if kind := wanted_export(request):
        return petition_file(request.user, at=now).export(rows, request, kind)
    page = petition_list(request.user, at=now).page(rows, request, views=VIEWS)
    return render(request, "petitions/desk/list.html", {"page": page})


@needs(MAY_READ)
@require_safe
def petition(request: HttpRequest, reference: str) -> HttpResponse:
    """One petition with its clocks; opening it is a recorded look."""
    found = _read(request, reference)
    now = timezone.now()
    note_look(request.user, about=found, what="petition", at=now)
    mark_seen(found, request.user, at=now)
    return render(request, "petitions/desk/petition.html", petition_page(found, request.user, at=now))


@needs(MAY_SEE_SENDER)
@require_POST
def sender(request: HttpRequest, reference: str) -> HttpResponse:
    """The sender's name and number once, with the reason recorded."""
    found = _read(request, reference)
    now = timezone.now()
    MAY_SEE_SENDER.require(request.user, found, on=timezone.localdate(now))
    form = ReasonForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else "other"
    details = reveal(found.contact, by=request.user, about=found, at=now, reason=reason)  # type: ignore[arg-type]  # as above
    context = petition_page(found, request.user, at=now, revealed=details)
    return render(request, "petitions/desk/petition.html", context)


@needs(MAY_READ)
@require_safe
def looks(request: HttpRequest, reference: str) -> HttpResponse:
    """Who looked at this file, when and why."""
    found = _read(request, reference)
    return render(request, "petitions/desk/looks.html", looks_page(found))


def _read(request: HttpRequest, reference: str) -> Petition:
    return get_object_or_404(readable(request.user, on=timezone.localdate()), reference=reference)
