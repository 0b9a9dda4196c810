"""Registered menus: each area says what it offers, `ui` draws it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise

Place = Literal["public", "desk", "foot", "account"]


def _always(request: HttpRequest) -> bool:
    return True


def _no_count(request: HttpRequest) -> int:
    return 0


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """One link of a menu. `visible` decides per request; `count` > 0 is shown beside the label.

    `key`: the letter that opens it on the desk after `g` ("v"); "" for none.
    """

    place: Place
    label: str | Promise
    url_name: str
    order: int = 100
    visible: Callable[[HttpRequest], bool] = _always
    count: Callable[[HttpRequest], int] = _no_count
    key: str = ""


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """An entry as one page draws it; at most one of a menu is `current`."""

    label: str | Promise
    url: str
    url_name: str
    count: int
    current: bool
    key: str


_ENTRIES: list[MenuEntry] = []


def register(entry: MenuEntry) -> None:
    """Add an entry; called from an area's `AppConfig.ready`."""
    if entry not in _ENTRIES:
        _ENTRIES.append(entry)


def entries(place: Place, request: HttpRequest) -> list[ShownEntry]:
    """The entries of one menu this request may see, in order, this page's own marked."""
    seen = sorted((e for e in _ENTRIES if e.place == place and e.visible(request)), key=lambda e: e.order)
    urls = [reverse(entry.url_name) for entry in seen]
    here = nearest(urls, request.path)
    return [
        ShownEntry(entry.label, url, entry.url_name, entry.count(request), url == here, entry.key)
        for entry, url in zip(seen, urls, strict=True)
    ]


def nearest(urls: list[str], path: str) -> str:
    """The longest address that `path` lies under; the home page only for itself."""
    under = [url for url in urls if path == url or (url != "/" and url.endswith("/") and path.startswith(url))]
    return max(under, key=len, default="")
