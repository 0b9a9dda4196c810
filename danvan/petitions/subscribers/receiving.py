"""What follows an event of or about a petition."""

from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from danvan.deadlines.events import ClockRecomputed
from danvan.errors import N_
from danvan.events.actors import JobActor
from danvan.events.subscribers import subscribe
from danvan.notifications.kinds import NoticeKind, register_notice
from danvan.notifications.messages import notify_all
from danvan.petitions.actions.move_due_date import move_due_date
from danvan.petitions.events.receiving import PetitionReceived
from danvan.petitions.models import Petition
from danvan.petitions.queries.receivers import screeners_of

TO_SCREEN = NoticeKind(
    "petitions.to_screen", _("A new petition for my unit"), N_("New petition %(reference)s waits to be screened")
)
register_notice(TO_SCREEN)


@subscribe(PetitionReceived)
def tell_receivers_of_the_unit(event: PetitionReceived, event_id: UUID) -> None:
    """A line in the list of each receiver of the unit in charge; of a restricted petition, of its one reader."""
    petition = Petition.objects.get(reference=event.reference)
    now = timezone.now()
    notify_all(
        screeners_of(petition, on=timezone.localdate(now)),
        TO_SCREEN.key,
        path=reverse("petition-desk", args=[event.reference]),
        at=now,
        once=str(event_id),
        params={"reference": event.reference},
    )


@subscribe(ClockRecomputed)
def copy_new_due_date(event: ClockRecomputed, event_id: UUID) -> None:
    """The calendar moved the term: lists show the new day."""
    if event.subject_type != Petition._meta.label_lower or not event.stage.startswith("settle"):
        return
    move_due_date(event.subject_id, to=event.due_at, once=event_id, by=JobActor("petitions.due_dates"))
