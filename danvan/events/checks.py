"""System check: are the append-only tables guarded?"""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Tags, Warning, register
from django.db import connections

from danvan.events import append_only


@register(Tags.database)
def tables_are_guarded(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """One warning per database whose append-only triggers are gone, altered or switched off.

    No error: `migrate` runs this before it could install what a new version brings.
    """
    return [
        Warning(
            f"Append-only triggers are missing or altered: {', '.join(names)}.",
            hint="Find out who removed them (danvan audit verify), then run danvan migrate: it installs them again.",
            id="danvan_events.W001",
        )
        for alias in databases or ()
        if (names := append_only.missing(connections[alias]))
    ]
