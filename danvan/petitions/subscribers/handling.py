"""What follows when work is given, asked, done or handed over, and when a term is extended."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from danvan.accounts.contacts import ways_to_reach
from danvan.accounts.models import User
from danvan.deadlines.wording import register_extension_reason
from danvan.errors import N_
from danvan.events.models import RecordedEvent
from danvan.events.subscribers import subscribe
from danvan.notifications.kinds import NoticeKind, register_notice
from danvan.notifications.messages import notify_all, send
from danvan.organisations.models import Unit
from danvan.petitions.emails.extended import tell_sender_term_was_extended
from danvan.petitions.events.handling import (
    CasesListed,
    CooperationAsked,
    CooperationEnded,
    CooperationGiven,
    HandOverSigned,
    PetitionAssigned,
    TermExtended,
)
from danvan.petitions.models import CaseHandOver, ExtensionReason, Petition
from danvan.petitions.queries.workers import people_to_tell

ASSIGNED = NoticeKind(
    "petitions.assigned_to_me", _("A petition given to me or my room"), N_("Petition %(reference)s is yours to settle")
)
ASKED = NoticeKind(
    "petitions.cooperation_asked",
    _("My unit is asked to cooperate"),
    N_("Your unit is asked to cooperate on petition %(reference)s"),
)
RELEASED = NoticeKind(
    "petitions.cooperation_ended",
    _("A contribution of my unit is no longer needed"),
    N_("Your unit’s contribution to petition %(reference)s is no longer needed"),
)
GIVEN = NoticeKind(
    "petitions.cooperation_given",
    _("A cooperating unit contributed"),
    N_("A cooperating unit contributed to petition %(reference)s"),
)
TO_SIGN = NoticeKind(
    "petitions.hand_over_to_sign", _("A hand-over list waits for me"), N_("A hand-over list waits for your signature")
)
HANDED_OVER = NoticeKind(
    "petitions.hand_over_done", _("My cases were taken over"), N_("Your cases were taken over; the list is signed")
)
for _kind in (ASSIGNED, ASKED, RELEASED, GIVEN, TO_SIGN, HANDED_OVER):
    register_notice(_kind)
for _reason in ExtensionReason:
    register_extension_reason(_reason.value, _reason.label)


@subscribe(PetitionAssigned)
def tell_who_was_given_the_petition(event: PetitionAssigned, event_id: UUID) -> None:
    """The officer; where only a room is named, those who lead it."""
    now = timezone.now()
    if event.assignee_id is not None:
        people: Iterable[User] = User.objects.filter(pk=event.assignee_id)
    else:
        people = _people_of(event.room, now)
    _tell_about_petition(people, ASSIGNED, event.reference, event_id, now)


@subscribe(CooperationAsked)
def tell_the_unit_asked(event: CooperationAsked, event_id: UUID) -> None:
    """Receivers and heads of the unit asked."""
    now = timezone.now()
    _tell_about_petition(_people_of(event.unit, now), ASKED, event.reference, event_id, now)


@subscribe(CooperationEnded)
def tell_the_unit_released(event: CooperationEnded, event_id: UUID) -> None:
    """They need not work on it any more."""
    now = timezone.now()
    _tell_about_petition(_people_of(event.unit, now), RELEASED, event.reference, event_id, now)


@subscribe(CooperationGiven)
def tell_the_lead_of_a_contribution(event: CooperationGiven, event_id: UUID) -> None:
    """The officer who settles it; where none is named, receivers and heads of the unit in charge."""
    now = timezone.now()
    petition = Petition.objects.select_related("assignee").get(reference=event.reference)
    people = [petition.assignee] if petition.assignee else people_to_tell(petition.unit_id, timezone.localdate(now))
    _tell_about_petition(people, GIVEN, event.reference, event_id, now)


@subscribe(TermExtended)
def tell_the_sender_of_the_new_day(event: TermExtended, event_id: UUID) -> None:
    """By mail, where the sender gave an address."""
    petition = Petition.objects.select_related("unit", "contact").get(reference=event.reference)
    if petition.contact is None or "email" not in ways_to_reach(petition.contact):
        return
    reason = ExtensionReason(event.reason)
    mail = tell_sender_term_was_extended(petition, due_at=event.due_at, reason=reason, event_id=event_id)
    send(mail, timezone.now())


@subscribe(CasesListed)
def ask_the_leaving_officer_to_sign(event: CasesListed, event_id: UUID) -> None:
    """Whoever leaves signs first."""
    hand_over = _list_of(event_id)
    _tell_about_list(hand_over, hand_over.leaving, TO_SIGN, event_id)


@subscribe(HandOverSigned)
def tell_the_other_officer(event: HandOverSigned, event_id: UUID) -> None:
    """Whoever takes over signs next; whoever leaves learns that it is done."""
    hand_over = _list_of(event_id)
    if event.by_leaving:
        _tell_about_list(hand_over, hand_over.taking, TO_SIGN, event_id)
    else:
        _tell_about_list(hand_over, hand_over.leaving, HANDED_OVER, event_id)


def _people_of(slug: str, now: datetime) -> list[User]:
    unit = Unit.objects.filter(slug=slug).first() if slug else None
    return people_to_tell(unit.pk, timezone.localdate(now)) if unit else []


def _tell_about_petition(
    people: Iterable[User], kind: NoticeKind, reference: str, event_id: UUID, now: datetime
) -> None:
    doer = RecordedEvent.objects.get(uuid=event_id).actor_id
    notify_all(
        [person for person in people if str(person.pk) != doer],
        kind.key,
        path=reverse("petition-desk", args=[reference]),
        at=now,
        once=str(event_id),
        params={"reference": reference},
    )


def _list_of(event_id: UUID) -> CaseHandOver:
    row = RecordedEvent.objects.get(uuid=event_id)
    return CaseHandOver.objects.select_related("leaving", "taking").get(pk=row.subject_id)


def _tell_about_list(hand_over: CaseHandOver, person: User, kind: NoticeKind, event_id: UUID) -> None:
    notify_all(
        [person],
        kind.key,
        path=reverse("petition-hand-over", args=[hand_over.pk]),
        at=timezone.now(),
        once=str(event_id),
    )
