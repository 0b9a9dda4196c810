"""Every mail can be read before anybody receives it: registered with sample values, in both languages."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from danvan.notifications.message import Message

Make = Callable[[str], Message]


@dataclass(frozen=True, slots=True)
class Preview:
    """A kind of mail: `make(language)` gives it with invented values."""

    kind: str
    label: "str | Promise"
    make: Make


_PREVIEWS: dict[str, Preview] = {}


def register(kind: str, label: "str | Promise", make: Make) -> None:
    """Offer a mail for preview; a kind that is not offered cannot be sent. Called from `AppConfig.ready`."""
    _PREVIEWS[kind] = Preview(kind, label, make)


def is_registered(kind: str) -> bool:
    return kind in _PREVIEWS


def previews() -> list[Preview]:
    """Every kind of mail of the house, in the order of its key."""
    return [_PREVIEWS[kind] for kind in sorted(_PREVIEWS)]
