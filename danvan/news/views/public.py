"""The reader's side: pages of the tree, renditions of pictures."""

import re
from typing import Any

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.views import serve as serve_page

from danvan.news.keeping import COUNTS, KEPT
from danvan.news.models import Article, NewsFront
from danvan.news.queries.articles import address_of
from danvan.permissions.views import public

#: What Wagtail names a rendition; originals lie elsewhere and are opened by nobody.
_RENDITION = re.compile(r"images/[\w.\-]+\.(avif|gif|jpe?g|png|webp)", re.ASCII)
_TYPES = {"avif": "image/avif", "gif": "image/gif", "png": "image/png", "webp": "image/webp"}


@public
@require_safe
def front(request: HttpRequest) -> HttpResponseBase:
    """The newest of every section."""
    return _kept(request, "")


@public
@require_safe
def serve(request: HttpRequest, path: str) -> HttpResponseBase:
    """Section or article at that address; of an article that was taken down, that it was."""
    try:
        return _kept(request, path)
    except Http404:
        if gone := _gone(request, path):
            return gone
        raise


def _gone(request: HttpRequest, path: str) -> HttpResponse | None:
    """The page that says so, None for an address where nothing was ever read."""
    below = [part for part in path.split("/") if part]
    front = NewsFront.objects.only("url_path").first() if len(below) == 2 else None
    if front is None:
        return None
    taken_down = Article.objects.filter(live=False, first_published_at__isnull=False)
    article: Any = taken_down.with_section().filter(url_path=f"{front.url_path}{'/'.join(below)}/").first()
    if article is None or article.get_view_restrictions().exists():
        return None
    context = {"section": article.section_title, "section_address": address_of(article.section_path)}
    return render(request, "news/public/gone.html", context, status=410)


def _kept(request: HttpRequest, path: str) -> HttpResponseBase:
    """The page; what a stranger reads may be kept (`keeping.py`), and an article says that it was read."""
    response: HttpResponseBase = serve_page(request, path)
    if request.user.is_authenticated:
        return response
    response.headers["Cache-Control"] = KEPT
    if isinstance(page := getattr(response, "context_data", {}).get("page"), Article):
        response.headers[COUNTS] = str(page.pk)
    return response


@public
@require_safe
def picture(request: HttpRequest, name: str) -> HttpResponseBase:
    """A rendition: its name changes with its content, so it may be kept for ever."""
    found = _RENDITION.fullmatch(name)
    if not found or not default_storage.exists(name):
        raise Http404
    kind = _TYPES.get(found.group(1), "image/jpeg")
    response = FileResponse(default_storage.open(name), content_type=kind)
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
