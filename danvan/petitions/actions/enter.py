"""An officer enters what came on paper, by telephone, at the counter or from another system."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.attachments.uploads import adopt, unstage_all
from danvan.events.recording import record
from danvan.language import fold
from danvan.notifications.messages import send
from danvan.organisations.models import Unit
from danvan.petitions.elsewhere import answer_there
from danvan.petitions.emails.received import tell_sender_petition_was_received
from danvan.petitions.errors.intake import AnotherUnitAnswers, CodeMissing, DatesContradict, SenderMissing
from danvan.petitions.events.intake import PetitionEntered
from danvan.petitions.events.receiving import PetitionReceived
from danvan.petitions.links import link_secret
from danvan.petitions.making import Guarding, Person, Registration, Written, make_petition
from danvan.petitions.models import Channel, Petition
from danvan.petitions.models.choices import FROM_ELSEWHERE
from danvan.petitions.queries.destination import Destination, destination_of
from danvan.petitions.queries.intake import moment_of_receipt
from danvan.petitions.rules.intake import MAY_ANSWER_ELSEWHERE, MAY_ENTER
from danvan.references.external import attach_external_id, find_external_id
from danvan.references.secrets import hash_secret


@dataclass(frozen=True, slots=True)
class Entry:
    """What came in, and how.

    sender: None only where another system keeps who he is. arrived_on: the day it reached the city, None for now.
    external_code: the number there. answered_link: where it was answered there already. separate: where that number
    stands for another petition already, this is a second matter under it, and the number stays with the first.
    about_unit: the office it is about, where the sender names one. shows_name: that office may learn his name.
    """

    written: Written
    channel: Channel
    arrival_number: str = ""
    arrived_on: date | None = None
    dated_on: date | None = None
    sender: Person | None = None
    helper: Person | None = None
    external_code: str = ""
    answered_link: str = ""
    separate: bool = False
    about_unit: Unit | None = None
    shows_name: bool = False


@transaction.atomic(durable=True)
def enter_petition(entry: Entry, *, form_token: str, files_token: str, by: User, at: datetime) -> Petition:
    """Take a petition in for its sender; the same form sent again returns the first petition and changes nothing.

    What looks like a denunciation is kept without name, contact and files, for one reader, whatever the form said.
    Raises DatesContradict, SenderMissing, CodeMissing, NoUnitForPlace, NoUnitAbove, NobodyMayRead, BadExternalCode,
    ExternalIdTaken, AnotherUnitAnswers.
    """
    MAY_ENTER.require(by, on=timezone.localdate(at))
    if known := Petition.objects.filter(form_hash=hash_secret(form_token)).first():
        return known
    going = _destination(entry, at)
    _require_whole(entry, going, at)
    if going.restricted:
        entry = _nameless(entry, files_token)
    petition = _make(entry, going, form_token=form_token, by=by, at=at)
    adopt(files_token, petition, by=by, at=at, unit_id=petition.unit_id)
    record(
        PetitionReceived(petition.reference, petition.channel, petition.topic.slug, petition.due_at),
        about=petition,
        by=by,
        unit_id=petition.unit_id,
        at=at,
    )
    entered = PetitionEntered(petition.reference, petition.channel, _as_code(petition.arrival_number))
    record(entered, about=petition, by=by, unit_id=petition.unit_id, at=at)
    _join_to_other_system(petition, entry, by=by, at=at)
    if entry.sender is not None and entry.sender.email:
        send(tell_sender_petition_was_received(petition, secret=link_secret(form_token)), at)
    return petition


def _as_code(number: str) -> str:
    """An arrival number in plain letters: an event holds codes only ("12/Đ-TCD" as "12/d-tcd")."""
    return re.sub(r"[^a-z0-9./-]", "", fold(number))


def _destination(entry: Entry, at: datetime) -> Destination:
    written, on = entry.written, timezone.localdate(at)
    return destination_of(
        written.territory, written.topic, written.title, written.content, on=on, about_unit=entry.about_unit
    )


def _nameless(entry: Entry, files_token: str) -> Entry:
    """Nothing that says who sent it: a scan shows the hand and the signature."""
    unstage_all(files_token)
    return replace(entry, sender=None, helper=None, written=replace(entry.written, may_publish=False))


def _make(entry: Entry, going: Destination, *, form_token: str, by: User, at: datetime) -> Petition:
    return make_petition(
        entry.written,
        unit=going.unit,
        channel=entry.channel,
        form_token=form_token,
        by=by,
        at=at,
        received_at=moment_of_receipt(entry.arrived_on, at=at),
        sender=entry.sender,
        helper=entry.helper,
        guarding=Guarding(
            about_unit=going.about_unit,
            sender_hidden=going.about_unit is not None and not entry.shows_name,
            only_reader=going.only_reader,
        ),
        registration=Registration(by, entry.arrival_number, entry.arrived_on, entry.dated_on),
    )


def _require_whole(entry: Entry, going: Destination, at: datetime) -> None:
    today = timezone.localdate(at)
    last = entry.arrived_on or today
    if last > today or (entry.dated_on is not None and entry.dated_on > last):
        raise DatesContradict
    if entry.channel in FROM_ELSEWHERE and not entry.external_code:
        raise CodeMissing
    if entry.sender is None and entry.channel not in FROM_ELSEWHERE and not going.restricted:
        raise SenderMissing


def _join_to_other_system(petition: Petition, entry: Entry, *, by: User, at: datetime) -> None:
    system, code = str(petition.channel), entry.external_code
    if not code or (entry.separate and find_external_id(system, code) is not None):
        return
    number = attach_external_id(petition, system, code, by, at=at)
    if entry.answered_link:
        if not MAY_ANSWER_ELSEWHERE.allows(by, petition, on=timezone.localdate(at)):
            raise AnotherUnitAnswers
        answer_there(petition, number, link=entry.answered_link, by=by, at=at)
