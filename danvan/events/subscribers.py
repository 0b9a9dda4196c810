"""Who wants to know: subscribers by event kind. Delivery is at least once, so a subscriber is idempotent."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any
from uuid import UUID

from danvan.events.definition import DomainEvent

Handler = Callable[[Any, UUID], None]
_BY_KIND: dict[str, dict[str, Handler]] = defaultdict(dict)


def subscribe(*events: type[DomainEvent]) -> Callable[[Handler], Handler]:
    """Call the function with (event, event_id) after each of these events is committed.

    `event_id` is the row's UUID: pass it on as `once=` so that a repeated delivery changes nothing.
    """

    def add(handler: Handler) -> Handler:
        name = f"{handler.__module__.removeprefix('danvan.')}.{handler.__name__}"
        for event in events:
            _BY_KIND[event.kind][name] = handler
        return handler

    return add


def subscribers_of(kind: str) -> dict[str, Handler]:
    """Subscriber name -> function for one event kind."""
    return dict(_BY_KIND[kind]) if kind in _BY_KIND else {}
