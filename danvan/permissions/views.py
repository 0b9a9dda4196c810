"""Doors: every view names the Rule that opens it, or says that it is public."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from danvan.errors import NotAllowed
from danvan.permissions.rule import Rule

View = Callable[..., HttpResponseBase]


def needs(rule: Rule) -> Callable[[View], View]:
    """Open the view only to people whom `rule.enters`; a stranger is asked to sign in first."""

    def wrap(view: View) -> View:
        @wraps(view)
        def door(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not rule.enters(request.user, on=timezone.localdate()):
                raise NotAllowed(rule=rule.name)
            return view(request, *args, **kwargs)

        door.rule = rule  # type: ignore[attr-defined]  # read by tests/architecture
        return door

    return wrap


def public(view: View) -> View:
    """Anyone may open this view; its address stands on the short public list."""
    view.is_public = True  # type: ignore[attr-defined]  # read by tests/architecture
    return view
