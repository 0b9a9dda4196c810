"""Work the clock asks for: audiences kept up to date, readers told in working hours, articles due or expired."""

from datetime import datetime, timedelta

from django.core.management import call_command
from django.utils import timezone

from danvan.events.actors import JobActor
from danvan.events.periodic import periodic
from danvan.news.actions.refresh_readers import refresh_readers
from danvan.news.actions.remind_readers import remind_readers
from danvan.news.actions.tell_correction import tell_correction
from danvan.news.lifecycle import DisseminationState
from danvan.news.models import Dissemination
from danvan.notifications.office_hours import next_open

READERS = JobActor("news.readers")
# A chunk is told within a fifth of a second, so that a city's digest holds up nobody who writes.
CHUNK, MOST_CHUNKS = 200, 50


@periodic("news.readers", every=timedelta(minutes=30))
def keep_readers(at: datetime) -> None:
    """Who joined a unit today must read what runs there; who left need not."""
    on = timezone.localdate(at)
    for pk in Dissemination.objects.running(on).order_by("pk").values_list("pk", flat=True):
        refresh_readers(pk, by=READERS, at=at)


@periodic("news.remind", every=timedelta(minutes=10))
def remind(at: datetime) -> None:
    """Only while offices are open: what came overnight is told when they open."""
    if next_open(at) != at:
        return
    for _ in range(MOST_CHUNKS):
        if not remind_readers(most=CHUNK, by=READERS, at=at):
            break
    corrected = Dissemination.objects.filter(
        corrected_at__isnull=False, correction_told_at__isnull=True, state=DisseminationState.SENT.value
    )
    for pk in list(corrected.values_list("pk", flat=True)):
        tell_correction(pk, by=READERS, at=at)


@periodic("news.schedule", every=timedelta(minutes=1))
def follow_the_schedule(at: datetime) -> None:
    """Wagtail publishes what is due and takes down what has expired; a second run changes nothing."""
    call_command("publish_scheduled", verbosity=0)
