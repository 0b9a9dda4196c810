"""Work the clock asks for."""

from datetime import datetime, timedelta

from django.db.models import Q

from danvan.events.periodic import periodic
from danvan.notifications.delivery import send_due
from danvan.notifications.models import Mail, Notice
from danvan.notifications.summaries import send_summaries

KEEP_MAILS = timedelta(days=730)
KEEP_READ_NOTICES = timedelta(days=90)
KEEP_NOTICES = timedelta(days=365)


@periodic("notifications.send", every=timedelta(seconds=5))
def send_mail(at: datetime) -> None:
    """What was committed a moment ago goes out now."""
    send_due(at)


@periodic("notifications.summaries", every=timedelta(minutes=10))
def summaries(at: datetime) -> None:
    send_summaries(at)


@periodic("notifications.retention", every=timedelta(days=1))
def retention(at: datetime) -> None:
    """What each table says it keeps, and no longer."""
    Mail.objects.filter(closed_at__lt=at - KEEP_MAILS).delete()
    Notice.objects.filter(Q(read_at__lt=at - KEEP_READ_NOTICES) | Q(at__lt=at - KEEP_NOTICES)).delete()
