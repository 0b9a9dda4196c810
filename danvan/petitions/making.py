"""A new petition as a row with its clocks: shared by every way in. Plain functions for the action's transaction."""

from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone

from danvan.accounts.contacts import save_contact
from danvan.accounts.models import Contact, User
from danvan.deadlines.clocks import start_clock
from danvan.events.actors import Actor
from danvan.language import fold, normalise, normalise_line
from danvan.organisations.models import Territory, Unit
from danvan.petitions.lifecycle import State
from danvan.petitions.links import link_hash, link_secret
from danvan.petitions.models import Channel, Kind, Petition, Topic
from danvan.petitions.terms import INTAKE, INTAKE_URGENT, SETTLE
from danvan.references.numbering import next_reference
from danvan.references.secrets import hash_secret

REFERENCE_KIND = "PAKN"


@dataclass(frozen=True, slots=True)
class Written:
    """What the sender wrote or said, already of the right shape."""

    kind: Kind
    title: str
    content: str
    topic: Topic
    territory: Territory
    place: str = ""
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    happened_at: datetime | None = None
    may_publish: bool = False
    consent_version: str = ""
    language: str = "vi"


@dataclass(frozen=True, slots=True)
class Person:
    """A sender, or who brought it for him."""

    name: str
    phone: str = ""
    email: str = ""
    address: str = ""

    def kept(self) -> Contact:
        """The encrypted row."""
        return save_contact(name=self.name, phone=self.phone, email=self.email, address=self.address)


@dataclass(frozen=True, slots=True)
class Registration:
    """What an officer writes down of a petition that did not come through the site."""

    entered_by: User
    arrival_number: str = ""
    arrived_on: date | None = None
    dated_on: date | None = None


@dataclass(frozen=True, slots=True)
class Guarding:
    """Who must not see it, or who alone may."""

    about_unit: Unit | None = None
    sender_hidden: bool = False
    only_reader: User | None = None


def make_petition(
    written: Written,
    *,
    unit: Unit,
    channel: Channel,
    form_token: str,
    by: Actor,
    at: datetime,
    received_at: datetime | None = None,
    sender: Person | None = None,
    helper: Person | None = None,
    guarding: Guarding | None = None,
    registration: Registration | None = None,
) -> Petition:
    """The row with its reference and both clocks; the settlement term counts from `received_at` (`at` when None)."""
    received = received_at or at
    petition = Petition(
        **_written(written),
        **_guarded(guarding or Guarding()),
        **_registered(registration),
        channel=channel,
        state=State.RECEIVED.value,
        contact=sender.kept() if sender else None,
        helper=helper.kept() if helper else None,
        unit=unit,
        unit_since=received,
        received_unit=unit,
        received_at=received,
        received_on=timezone.localdate(received),
        due_at=received,
        changed_at=at,
        link_hash=link_hash(link_secret(form_token)),
        form_hash=hash_secret(form_token),
    )
    # The number is taken last: whoever waits for it waits for a moment only.
    petition.reference = next_reference(REFERENCE_KIND, on=timezone.localdate(at))
    petition.save()
    start_intake(petition, received_at=received, by=by, at=at)
    settle = start_clock(petition, stage=petition.settle_stage, rule_key=SETTLE, received_at=received, at=at, by=by)
    petition.due_at = settle.due_at
    petition.save(update_fields=["due_at"])
    return petition


def _written(written: Written) -> dict[str, Any]:
    """The columns of what was written, normalised, with the searched one."""
    columns = {each.name: getattr(written, each.name) for each in fields(written)}
    title, content = normalise_line(written.title), normalise(written.content)
    place = normalise_line(written.place)
    folded = fold(f"{title} {content} {place}")
    return columns | {"title": title, "content": content, "place": place, "folded": folded}


def _guarded(guard: Guarding) -> dict[str, Any]:
    return {each.name: getattr(guard, each.name) for each in fields(guard)} | {
        "restricted": guard.only_reader is not None
    }


def _registered(registration: Registration | None) -> dict[str, Any]:
    if registration is None:
        return {}
    return {each.name: getattr(registration, each.name) for each in fields(registration)}


def start_intake(petition: Petition, *, received_at: datetime, by: Actor, at: datetime) -> None:
    """The clock of screening, at the unit that has the petition now."""
    rule_key = INTAKE_URGENT if petition.topic.urgent else INTAKE
    start_clock(petition, stage=petition.intake_stage, rule_key=rule_key, received_at=received_at, at=at, by=by)
