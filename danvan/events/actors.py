"""Who did it: a person who signed in, a job, or the holder of a tracking link."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class JobActor:
    """Background work or a command, by its stable name ("deadlines.recompute")."""

    name: str


@dataclass(frozen=True, slots=True)
class LinkHolder:
    """Someone who holds the secret of a tracking link, or a citizen sending a form: not identified further."""


Actor = Any  # JobActor, LinkHolder, or a user with a primary key


def describe(actor: Actor) -> tuple[str, str]:
    """(kind, id) as stored: ("user", "17"), ("job", "deadlines.recompute"), ("link", "")."""
    if isinstance(actor, JobActor):
        return "job", actor.name
    if isinstance(actor, LinkHolder):
        return "link", ""
    if getattr(actor, "pk", None) is None:
        raise ValueError("An event is done by a saved user, a JobActor or a LinkHolder.")
    return "user", str(actor.pk)
