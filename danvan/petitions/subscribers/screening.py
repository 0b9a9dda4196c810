"""Whom screening tells: the unit that has it now, who had it, the coordinators, and the sender."""

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from danvan.accounts.contacts import ways_to_reach
from danvan.accounts.models import User
from danvan.errors import N_
from danvan.events.subscribers import subscribe
from danvan.notifications.kinds import NoticeKind, register_notice
from danvan.notifications.message import Message
from danvan.notifications.messages import notify_all, send
from danvan.petitions.emails.screening import (
    tell_sender_competence_was_decided,
    tell_sender_petition_was_attached,
    tell_sender_petition_was_detached,
    tell_sender_petition_was_filed,
    tell_sender_petition_was_passed_on,
)
from danvan.petitions.events.screening import (
    CompetenceDecided,
    CompetenceDisputed,
    PetitionAttached,
    PetitionDetached,
    PetitionFiled,
    PetitionTransferred,
)
from danvan.petitions.lifecycle import State
from danvan.petitions.models import Petition, TransferReason
from danvan.petitions.queries.receivers import coordinators_for, screeners_of
from danvan.petitions.subscribers.receiving import TO_SCREEN

TO_DECIDE = NoticeKind(
    "petitions.to_decide",
    _("Units dispute a petition and the coordinator decides"),
    N_("Units dispute petition %(reference)s; decide who answers it"),
)
HAS_LEFT = NoticeKind(
    "petitions.has_left",
    _("A petition of mine was passed on"),
    N_("Petition %(reference)s, which you worked on, was passed on to another unit"),
)
register_notice(TO_DECIDE)
register_notice(HAS_LEFT)


@subscribe(PetitionTransferred, CompetenceDecided, PetitionDetached)
def tell_who_screens_it_now(event: PetitionTransferred | CompetenceDecided | PetitionDetached, event_id: UUID) -> None:
    """A line in the list of each receiver of the unit where it waits."""
    petition = _petition(event.reference)
    if petition.state == State.RECEIVED.value:
        _notify(screeners_of(petition, on=timezone.localdate()), TO_SCREEN, petition, event_id)


@subscribe(CompetenceDisputed)
def tell_coordinators_of_the_dispute(event: CompetenceDisputed, event_id: UUID) -> None:
    """A line in the list of each coordinator."""
    petition = _petition(event.reference)
    if petition.state == State.UNDECIDED.value:
        _notify(coordinators_for(petition, on=timezone.localdate()), TO_DECIDE, petition, event_id)


@subscribe(PetitionTransferred, CompetenceDisputed)
def tell_who_worked_on_it(event: PetitionTransferred | CompetenceDisputed, event_id: UUID) -> None:
    """Its officer at the unit it left need not go on; the line leads to the list, for the petition is closed to him."""
    if event.former_assignee is None:
        return
    former = User.objects.filter(pk=event.former_assignee)
    _notify(former, HAS_LEFT, _petition(event.reference), event_id, path=reverse("petition-desk-list"))


@subscribe(PetitionFiled)
def mail_that_it_was_filed(event: PetitionFiled, event_id: UUID) -> None:
    """The reason, and what the sender can do now."""
    petition = _to_mail(event.reference)
    if petition is not None and petition.filing_reason:
        _send(tell_sender_petition_was_filed(petition, once=event_id))


@subscribe(PetitionTransferred)
def mail_that_it_was_passed_on(event: PetitionTransferred, event_id: UUID) -> None:
    """To which unit, and why; not for a hop that is already overtaken."""
    petition = _to_mail(event.reference)
    if petition is not None and petition.unit.slug == event.to_unit:
        _send(tell_sender_petition_was_passed_on(petition, reason=TransferReason(event.reason), once=event_id))


@subscribe(CompetenceDecided)
def mail_that_it_was_decided(event: CompetenceDecided, event_id: UUID) -> None:
    """Which unit answers, after the coordinator's word."""
    if (petition := _to_mail(event.reference)) is not None:
        _send(tell_sender_competence_was_decided(petition, once=event_id))


@subscribe(PetitionAttached)
def mail_that_it_was_attached(event: PetitionAttached, event_id: UUID) -> None:
    """Settled together with another, of which only the reference is told."""
    if (petition := _to_mail(event.reference)) is not None:
        _send(tell_sender_petition_was_attached(petition, main=event.main, once=event_id))


@subscribe(PetitionDetached)
def mail_that_it_was_detached(event: PetitionDetached, event_id: UUID) -> None:
    """On its own again."""
    if (petition := _to_mail(event.reference)) is not None:
        _send(tell_sender_petition_was_detached(petition, once=event_id))


def _petition(reference: str) -> Petition:
    return Petition.objects.select_related("unit", "contact").get(reference=reference)


def _to_mail(reference: str) -> Petition | None:
    """The petition, where its sender left an e-mail address."""
    petition = _petition(reference)
    reachable = petition.contact is not None and "email" in ways_to_reach(petition.contact)
    return petition if reachable else None


def _send(message: Message) -> None:
    send(message, timezone.now())


def _notify(users: Iterable[User], kind: NoticeKind, petition: Petition, event_id: UUID, *, path: str = "") -> None:
    notify_all(
        users,
        kind.key,
        path=path or petition.get_absolute_url(),
        at=timezone.now(),
        once=f"{event_id}:{kind.key}",
        params={"reference": petition.reference},
    )
