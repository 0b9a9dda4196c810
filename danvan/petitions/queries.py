"""Reading petitions: by link, by reference, and what anyone may know."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from danvan.deadlines.clocks import clock_of
from danvan.deadlines.faces import face
from danvan.petitions.links import link_hash
from danvan.petitions.models import Petition
from danvan.petitions.rules import MAY_READ
from danvan.references.numbering import tidy_reference


def by_link(secret: str) -> Petition | None:
    """The petition of a tracking link, or None; the database knows only the hash of the secret."""
    if not 40 <= len(secret) <= 60:
        return None
    return _whole().filter(link_hash=link_hash(secret)).first()


def by_reference(reference: str) -> Petition | None:
    """The petition of a reference as typed: letter case does not matter."""
    return _whole().filter(reference=tidy_reference(reference)).first()


def readable(actor: Any, *, on: date) -> Any:
    """The petitions on this person's desk."""
    return MAY_READ.rows(_whole(), actor, on=on)


def unscreened_count(actor: Any, *, on: date) -> int:
    """How many new petitions wait for this person's unit."""
    return MAY_READ.rows(Petition.objects.unscreened(), actor, on=on).count()


def _whole() -> Any:
    return Petition.objects.select_related("unit", "topic", "topic__parent", "territory", "contact")


@dataclass(frozen=True, slots=True)
class PublicState:
    """What anyone may know by a reference alone: that it exists, since when, by when it is answered."""

    reference: str
    state: str
    received_at: datetime
    clock: Any


def public_state(reference: str, *, at: datetime) -> PublicState | None:
    """The public part of a petition, or None when no petition has this reference."""
    petition = by_reference(reference)
    if petition is None:
        return None
    return PublicState(
        reference=petition.reference,
        state=petition.get_state_display(),
        received_at=petition.received_at,
        clock=face(clock_of(petition, "settle"), at=at),
    )
