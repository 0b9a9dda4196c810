"""Reading petitions: by link, by reference, and what anyone may know."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest

from danvan.attachments.models import Attachment
from danvan.deadlines.clocks import clock_of
from danvan.deadlines.errors import NoSuchClock
from danvan.deadlines.faces import face
from danvan.organisations.errors import NoSuchUnit
from danvan.organisations.models import Territory, Unit
from danvan.organisations.queries import committee_of, unit_above
from danvan.petitions.errors.receiving import NoUnitAbove, NoUnitForPlace
from danvan.petitions.links import link_hash
from danvan.petitions.models import Petition, Topic
from danvan.petitions.models.petition_query import PetitionQuerySet
from danvan.petitions.rules.reading import MAY_READ
from danvan.references.numbering import tidy_reference
from danvan.ui.clock import ClockFace


def by_link(secret: str) -> Petition | None:
    """The petition of a tracking link, or None; the database knows only the hash of the secret."""
    if not 40 <= len(secret) <= 60:
        return None
    return _whole().filter(link_hash=link_hash(secret)).first()


def by_reference(reference: str) -> Petition | None:
    """The petition of a reference as typed: letter case does not matter."""
    return _whole().filter(reference=tidy_reference(reference)).first()


def readable(actor: Any, *, on: date) -> PetitionQuerySet:
    """The petitions on this person's desk."""
    return _whole().filter(MAY_READ.selects(actor, on=on))


def unscreened_count(actor: Any, *, on: date) -> int:
    """How many new petitions wait for this person's unit."""
    return MAY_READ.rows(Petition.objects.unscreened(), actor, on=on).count()


def _whole() -> PetitionQuerySet:
    return Petition.objects.select_related(
        "unit", "room", "topic", "topic__parent", "territory", "contact", "assignee", "about_unit", "main"
    )


@dataclass(frozen=True, slots=True)
class PublicState:
    """What anyone may know by a reference alone: that it exists, since when, by when it is answered."""

    reference: str
    state: str
    received_at: datetime
    clock: ClockFace


def public_state(reference: str, *, at: datetime) -> PublicState | None:
    """The public part of a petition, or None when no petition has this reference."""
    petition = by_reference(reference)
    if petition is None:
        return None
    return PublicState(
        reference=petition.reference,
        state=petition.get_state_display(),
        received_at=petition.received_at,
        clock=clock_face(petition, petition.settle_stage, at=at),
    )


def clock_face(petition: Petition, stage: str, *, at: datetime) -> ClockFace:
    """The clock of one step, drawn; both clocks start with the petition, so there is always one."""
    clock = clock_of(petition, stage)
    if clock is None:
        raise NoSuchClock
    return face(clock, at=at)


def receiving_unit(territory: Territory, topic: Topic, *, on: date, about_unit: Unit | None = None) -> Unit:
    """Where a petition of this place and topic goes: to the committee of the ward, or above the unit it is about.

    about_unit: the unit it is about; by a topic about officials the committee itself when None.
    Raises NoUnitForPlace, NoUnitAbove.
    """
    concerned = about_unit
    if about_unit is None:
        committee = committee_of_ward(territory, on=on)
        if not topic.about_officials:
            return committee
        concerned = committee
    unit = unit_above(concerned, on=on) if concerned else None
    if unit is None or not unit.handles_cases:
        raise NoUnitAbove
    return unit


def committee_of_ward(territory: Territory, *, on: date) -> Unit:
    """The office that serves a ward. Raises NoUnitForPlace."""
    try:
        return committee_of(territory, on=on)
    except NoSuchUnit:
        raise NoUnitForPlace from None


def holds_the_link(request: HttpRequest, attachment: Attachment) -> bool:
    """The visitor came from the tracking page of the petition whose file this is."""
    petition = by_link(request.GET.get("theo-doi", ""))
    return petition is not None and petition.pk == attachment.subject_id
