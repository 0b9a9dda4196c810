"""For programs that read the site: what they may read, and where everything stands."""

from django.conf import settings
from django.contrib.sitemaps import views
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from danvan.permissions.views import public
from danvan.portal.sitemaps import SITEMAPS

# Addresses that are secrets are not named: a list of them would only point there.
CLOSED = ("/ban-lam-viec/", "/cms/", "/tai-khoan/", "/binh-luan/", "/xac-nhan/")


@public
@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """The parts of the sitemap."""
    return views.index(request, SITEMAPS, sitemap_url_name="sitemap-part")


@public
@require_safe
def sitemap(request: HttpRequest, section: str) -> HttpResponse:
    """One part of it."""
    return views.sitemap(request, SITEMAPS, section)


@public
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What may be read, for programs that ask first."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED)]
    lines += ["", f"Sitemap: {settings.SITE_ADDRESS.rstrip('/')}{reverse('sitemap')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
