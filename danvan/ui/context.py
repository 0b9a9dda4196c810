"""What every page knows: its menus, its language, the name of the city."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from danvan.ui import menus


def page(request: HttpRequest) -> dict[str, Any]:
    """Lazily, so that a page without menus costs nothing."""
    return {
        "public_menu": lambda: menus.entries("public", request),
        "desk_menu": lambda: menus.entries("desk", request),
        "foot_menu": lambda: menus.entries("foot", request),
        "account_menu": lambda: menus.entries("account", request),
        "city_name": settings.CITY_NAME,
        "city_phone": settings.CITY_PHONE,
        "demonstration": settings.DEMONSTRATION,
    }
