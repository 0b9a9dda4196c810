"""The reader's side: pages of the tree, renditions of pictures."""

import re

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe
from wagtail.views import serve as serve_page

from danvan.news.keeping import COUNTS, KEPT
from danvan.news.models import Article
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
    """Section or article at that address."""
    return _kept(request, path)


def _kept(request: HttpRequest, path: str) -> HttpResponseBase:
    """The page; what a stranger reads may be kept (`keeping.py`), and an article says that it was read."""
    response = serve_page(request, path)
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
