"""Registered menus: each area says what it offers, `ui` draws it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from django.http import HttpRequest
from django.utils.functional import Promise

Place = Literal["public", "desk", "foot", "account"]


def _always(request: HttpRequest) -> bool:
    return True


def _no_count(request: HttpRequest) -> int:
    return 0


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """One link of a menu. `visible` decides per request; `count` > 0 is shown beside the label."""

    place: Place
    label: str | Promise
    url_name: str
    order: int = 100
    visible: Callable[[HttpRequest], bool] = _always
    count: Callable[[HttpRequest], int] = _no_count


_ENTRIES: list[MenuEntry] = []


def register(entry: MenuEntry) -> None:
    """Add an entry; called from an area's `AppConfig.ready`."""
    if entry not in _ENTRIES:
        _ENTRIES.append(entry)


def entries(place: Place, request: HttpRequest) -> list[MenuEntry]:
    """The entries of one menu this request may see, in order."""
    return sorted((e for e in _ENTRIES if e.place == place and e.visible(request)), key=lambda e: e.order)
