"""What everyone may read: the list, one petition, the map of wards, and the feed of what is new."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import feedgenerator, timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from danvan.events.actors import LinkHolder
from danvan.permissions.views import public
from danvan.petitions.actions.allow_publication import allow_publication
from danvan.petitions.consent import CURRENT, PUBLISHING
from danvan.petitions.listing.public import VIEWS, public_file, public_list
from danvan.petitions.pages.published import published_page
from danvan.petitions.pages.wards import wards_page
from danvan.petitions.queries.finding import by_link, public_state
from danvan.petitions.queries.public import public_copies, public_copy
from danvan.petitions.queries.public_copy import shown_copy
from danvan.petitions.queries.spans import start_of
from danvan.petitions.views.public import secret_page
from danvan.ui.lists import wanted_export

IN_THE_FEED = 30


@public
@require_safe
def published_list(request: HttpRequest) -> HttpResponseBase:
    """What was published, newest first; as a file, the public fields of the same rows."""
    now = timezone.now()
    rows = public_copies(before=start_of(timezone.localdate(now)))
    if kind := wanted_export(request):
        return public_file(at=now).export(rows, request, kind)
    page = public_list(request.GET, at=now).page(rows, request, views=VIEWS)
    return _fresh(render(request, "petitions/public/published_list.html", {"page": page}))


@public
@require_safe
def published(request: HttpRequest, reference: str) -> HttpResponse:
    """The public copy of one petition; without one, only what anyone may know by the reference."""
    now = timezone.now()
    found = public_copy(reference)
    if found is not None:
        return _fresh(render(request, "petitions/public/published.html", published_page(found, at=now)))
    state = public_state(reference, at=now)
    if state is None:
        raise Http404
    return _fresh(render(request, "petitions/public/not_published.html", {"found": state}, status=404))


@public
@require_safe
def wards(request: HttpRequest) -> HttpResponse:
    """The map of wards with the figures of the running report period."""
    return render(request, "petitions/public/wards.html", wards_page(at=timezone.now()))


@public
@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """The newest public copies for readers of feeds."""
    now = timezone.now()
    rows = list(public_copies(before=start_of(timezone.localdate(now)))[:IN_THE_FEED])
    made = feedgenerator.Atom1Feed(
        title=_("Petitions published by the city"),
        link=settings.SITE_ADDRESS + reverse("petition-public-list"),
        description="",
        feed_url=settings.SITE_ADDRESS + reverse("petition-public-feed"),
    )
    for row in rows:
        made.add_item(
            title=row.public_title,
            link=settings.SITE_ADDRESS + row.get_absolute_url(),
            description=row.public_text,
            pubdate=row.published_at,
            updateddate=row.published_at,
        )
    return _fresh(HttpResponse(made.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8"))


@public
@require_http_methods(["GET", "HEAD", "POST"])
def allow(request: HttpRequest, secret: str) -> HttpResponse:
    """The sender's word on publication: a page that asks first, then it is noted."""
    petition = by_link(secret)
    if petition is None or petition.restricted:
        raise Http404
    if request.method == "POST" and request.POST.get("allowed") in {"yes", "no"}:
        allow_publication(petition.pk, allowed=request.POST["allowed"] == "yes", by=LinkHolder(), at=timezone.now())
        response = redirect("petition-track", secret)
        response.status_code = 303
        return secret_page(response)
    context = {"petition": petition, "secret": secret, "consent": PUBLISHING[CURRENT], "shown": shown_copy(petition)}
    return secret_page(render(request, "petitions/public/allow_publication.html", context))


def _fresh(response: HttpResponse) -> HttpResponse:
    """Asked for anew each time: what is taken down is gone at once."""
    patch_cache_control(response, no_cache=True)
    return response
