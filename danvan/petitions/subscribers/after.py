"""Who is told of acceptance, reopening, taking over and withdrawal: the sender by mail, officers at the desk."""

from collections.abc import Callable, Iterable
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
from danvan.organisations.models import Unit
from danvan.petitions.emails import after as mails
from danvan.petitions.events.after import PetitionReopened, PetitionTakenOver, PetitionWithdrawn
from danvan.petitions.events.receiving import PetitionAccepted
from danvan.petitions.models import Petition
from danvan.petitions.queries.overseers import heads_of, overseers_of, people_at_work, receivers_of

REOPENED_HERE = NoticeKind(
    "petitions.reopened_here",
    _("A petition answered by my unit was reopened"),
    N_("Petition %(reference)s was reopened: answer it anew by its new due date"),
    by_mail=True,
)
REOPENED_BELOW = NoticeKind(
    "petitions.reopened_below",
    _("A petition of a unit I oversee was reopened"),
    N_("Petition %(reference)s of a unit below was reopened: watch it, or take it over"),
    by_mail=True,
)
TAKEN_FROM_US = NoticeKind(
    "petitions.taken_from_us",
    _("The unit above took a petition of my unit over"),
    N_("The unit above took petition %(reference)s over and answers it itself"),
    by_mail=True,
)
TAKEN_BY_US = NoticeKind(
    "petitions.taken_by_us",
    _("My unit took a petition over"),
    N_("This unit took petition %(reference)s over: give it to an officer"),
)
WITHDRAWN = NoticeKind(
    "petitions.withdrawn",
    _("A petition of my unit was withdrawn"),
    N_("Petition %(reference)s was withdrawn by its sender: nothing more to do"),
)
for _kind in (REOPENED_HERE, REOPENED_BELOW, TAKEN_FROM_US, TAKEN_BY_US, WITHDRAWN):
    register_notice(_kind)

TellSender = Callable[..., Message]


@subscribe(PetitionAccepted)
def tell_sender_accepted(event: PetitionAccepted, event_id: UUID) -> None:
    _tell_sender(event.reference, mails.tell_sender_petition_was_accepted, event_id)


@subscribe(PetitionReopened)
def tell_of_reopening(event: PetitionReopened, event_id: UUID) -> None:
    """The head who answers anew, and at the same moment who stands above him."""
    petition = _petition(event.reference)
    on = timezone.localdate()
    _notify(people_at_work(petition, on=on), REOPENED_HERE, petition, f"{event_id}:here")
    _notify(overseers_of(petition, on=on), REOPENED_BELOW, petition, f"{event_id}:below")
    _tell_sender(event.reference, mails.tell_sender_petition_was_reopened, event_id)


@subscribe(PetitionTakenOver)
def tell_of_taking_over(event: PetitionTakenOver, event_id: UUID) -> None:
    """The former unit, which reads it no more; the new one; the sender."""
    petition = _petition(event.reference)
    on = timezone.localdate()
    former = heads_of(Unit.objects.get(slug=event.from_unit).pk, on=on)
    # The petition's own page would tell them that there is none.
    _notify(former, TAKEN_FROM_US, petition, f"{event_id}:from", path=reverse("petition-desk-list"))
    _notify(receivers_of(petition, on=on), TAKEN_BY_US, petition, f"{event_id}:by")
    _tell_sender(event.reference, mails.tell_sender_petition_was_taken_over, event_id)


@subscribe(PetitionWithdrawn)
def tell_of_withdrawal(event: PetitionWithdrawn, event_id: UUID) -> None:
    """Whoever worked on it stops; the sender learns of it even if another held his link."""
    petition = _petition(event.reference)
    _notify(people_at_work(petition, on=timezone.localdate()), WITHDRAWN, petition, str(event_id))
    _tell_sender(event.reference, mails.tell_sender_petition_was_withdrawn, event_id)


def _petition(reference: str) -> Petition:
    return Petition.objects.select_related("unit", "contact", "assignee").get(reference=reference)


def _notify(people: Iterable[User], kind: NoticeKind, petition: Petition, once: str, *, path: str = "") -> None:
    notify_all(
        people,
        kind.key,
        path=path or petition.get_absolute_url(),
        at=timezone.now(),
        once=once,
        params={"reference": petition.reference},
    )


def _tell_sender(reference: str, tell: TellSender, event_id: UUID) -> None:
    petition = _petition(reference)
    if petition.contact is not None and "email" in ways_to_reach(petition.contact):
        send(tell(petition, event_id=event_id), timezone.now())
