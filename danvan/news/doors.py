"""The door of `/cms/`: our rule first, then Wagtail's own; its pages have a content policy of their own."""

from functools import wraps
from typing import Any

from csp.constants import SELF, UNSAFE_INLINE
from csp.decorators import csp_replace
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.clickjacking import xframe_options_sameorigin

from danvan.news.mirroring import mirror
from danvan.news.rules import MAY_WRITE_NEWS
from danvan.permissions.views import View, needs

# Wagtail's editor writes style attributes and shows pictures it has just read; previews are framed by its own pages.
POLICY = {
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
    "frame-ancestors": [SELF],
}


def cms_door(view: View) -> View:
    """Wagtail's view behind MAY_WRITE_NEWS, with the groups of the day."""

    @needs(MAY_WRITE_NEWS)
    @xframe_options_sameorigin
    @csp_replace(POLICY)
    @wraps(view)
    def door(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        mirror(request.user, on=timezone.localdate())
        return view(request, *args, **kwargs)

    return door
