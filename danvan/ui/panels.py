"""Slots: a lower page offers a place, a higher app fills it, neither imports the other."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest

# A panel function takes (subject, request) and returns ready HTML, or "" to show nothing.
PanelFunction = Callable[[Any, HttpRequest], str]
_PANELS: dict[str, list[tuple[int, PanelFunction]]] = defaultdict(list)


def panel(slot: str, *, order: int = 100) -> Callable[[PanelFunction], PanelFunction]:
    """Show what the function returns in `slot`, lowest order first."""

    def add(function: PanelFunction) -> PanelFunction:
        _PANELS[slot].append((order, function))
        _PANELS[slot].sort(key=lambda pair: pair[0])
        return function

    return add


def filled(slot: str, subject: Any, request: HttpRequest) -> list[str]:
    """The non-empty panels of a slot."""
    return [html for _, function in _PANELS.get(slot, []) if (html := function(subject, request))]
