"""What follows the steps of an answer: who is next hears it, the drafter of what came back, the sender of the issue."""

from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.errors import N_
from danvan.events.subscribers import subscribe
from danvan.notifications.kinds import NoticeKind, register_notice
from danvan.notifications.messages import notify_all, send
from danvan.organisations.models import Membership, Role
from danvan.petitions.emails.answering import tell_sender_of_answer
from danvan.petitions.events.answering import (
    AnsweredTogether,
    AnswerIssued,
    AnswerPassed,
    AnswerReturned,
    AnswerSigned,
    AnswerSubmitted,
)
from danvan.petitions.lifecycle import AnswerState
from danvan.petitions.models import Answer, ApprovalStep, Petition
from danvan.petitions.queries.answers import unfinished
from danvan.petitions.queries.approval import people_at, submitter

TO_APPROVE = NoticeKind(
    "petitions.to_approve",
    _("An answer waits for my approval"),
    N_("The answer to petition %(reference)s waits for your approval"),
)
TO_SIGN = NoticeKind(
    "petitions.to_sign",
    _("An answer waits for my signature"),
    N_("The answer to petition %(reference)s waits for your signature"),
)
RETURNED = NoticeKind(
    "petitions.answer_came_back",
    _("An answer of mine came back with remarks"),
    N_("The answer to petition %(reference)s came back with remarks"),
)
TO_ISSUE = NoticeKind(
    "petitions.to_issue",
    _("A signed answer waits to be issued"),
    N_("The signed answer to petition %(reference)s waits to be numbered and issued"),
)
for _kind in (TO_APPROVE, TO_SIGN, RETURNED, TO_ISSUE):
    register_notice(_kind)


@subscribe(AnswerSubmitted)
def tell_who_approves_first(event: AnswerSubmitted, event_id: UUID) -> None:
    """The next step hears of it."""
    _tell_next(event.reference, event_id)


@subscribe(AnswerPassed)
def tell_who_approves_next(event: AnswerPassed, event_id: UUID) -> None:
    """The next step hears of it."""
    _tell_next(event.reference, event_id)


@subscribe(AnswerReturned)
def tell_drafter_it_came_back(event: AnswerReturned, event_id: UUID) -> None:
    """Who drafted it and who sent it on its way hear that there are remarks."""
    answer = _answer(event.reference)
    if answer is not None and answer.state == AnswerState.RETURNED.value:
        _tell({answer.drafted_by, submitter(answer)}, RETURNED, event.reference, event_id)


@subscribe(AnswerSigned)
def tell_clerks_to_issue(event: AnswerSigned, event_id: UUID) -> None:
    """The clerks of the unit; where it has none, the head issues."""
    answer = _answer(event.reference)
    if answer is None or answer.state != AnswerState.SIGNED.value:
        return
    if answer.petition.restricted and answer.petition.only_reader is not None:
        _tell({answer.petition.only_reader}, TO_ISSUE, event.reference, event_id)
        return
    members = Membership.objects.in_force(timezone.localdate()).filter(unit_id=answer.unit_id)
    found = {row.user for row in members.filter(role=Role.CLERK).select_related("user")}
    found = found or {row.user for row in members.filter(role=Role.HEAD).select_related("user")}
    _tell(found, TO_ISSUE, event.reference, event_id)


@subscribe(AnswerIssued)
def tell_sender_of_the_answer(event: AnswerIssued, event_id: UUID) -> None:
    """A mail to a sender who gave an address; it holds nothing of what was written."""
    petition = Petition.objects.select_related("contact").get(reference=event.reference)
    rows = Answer.objects.filter(petition=petition, state=AnswerState.ISSUED.value, round=event.round)
    answer = rows.select_related("unit", "competent_unit").filter(unit__slug=event.unit).order_by("issued_at").last()
    if answer is not None:
        _mail(petition, answer, timezone.now())


@subscribe(AnsweredTogether)
def tell_sender_answered_together(event: AnsweredTogether, event_id: UUID) -> None:
    """The sender of a petition settled together with another is told like that one's."""
    petition = Petition.objects.select_related("contact").get(reference=event.reference)
    rows = Answer.objects.filter(together=petition, petition__reference=event.main)
    answer = rows.select_related("unit", "competent_unit").order_by("issued_at").last()
    if answer is not None:
        _mail(petition, answer, timezone.now())


def _mail(petition: Petition, answer: Answer, at: datetime) -> None:
    if petition.contact is not None and petition.contact.email_index:
        send(tell_sender_of_answer(petition, answer), at)


def _tell_next(reference: str, event_id: UUID) -> None:
    answer = _answer(reference)
    # A late delivery finds it further on: who was to be told then has nothing to do now.
    if answer is None or not answer.waits_for:
        return
    kind = TO_SIGN if answer.waits_for == ApprovalStep.LEADER else TO_APPROVE
    _tell(people_at(answer, answer.waits_for, timezone.localdate()), kind, reference, event_id)


def _tell(people: "set[User] | list[User]", kind: NoticeKind, reference: str, event_id: UUID) -> None:
    notify_all(
        people,
        kind.key,
        path=reverse("petition-desk", args=[reference]),
        at=timezone.now(),
        once=str(event_id),
        params={"reference": reference},
    )


def _answer(reference: str) -> Answer | None:
    petition = Petition.objects.select_related("only_reader").filter(reference=reference).first()
    answer = unfinished(petition) if petition else None
    if answer is not None and petition is not None:
        answer.petition = petition
    return answer
