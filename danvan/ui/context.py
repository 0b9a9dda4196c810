"""What every page knows: its menus, its language, its colours, the name of the city."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from danvan.ui import menus
from danvan.ui.choices import MODE_COOKIE, MODES


def page(request: HttpRequest) -> dict[str, Any]:
    """Lazily, so that a page without menus costs nothing."""
    mode = request.COOKIES.get(MODE_COOKIE, "")
    return {
        "public_menu": lambda: menus.entries("public", request),
        "desk_menu": lambda: menus.entries("desk", request),
        "foot_menu": lambda: menus.entries("foot", request),
        "account_menu": lambda: menus.entries("account", request),
        "city_name": settings.CITY_NAME,
        "city_phone": settings.CITY_PHONE,
        "demonstration": settings.DEMONSTRATION,
        "colour_mode": mode if mode in MODES else "",
        "page_path": request.get_full_path(),
    }
