"""The daily summary: one mail in the morning of a working day instead of many."""

from datetime import datetime, time

from django.db import transaction
from django.utils.timezone import localtime

from danvan.deadlines.queries import working_calendar
from danvan.notifications.emails import summarise_day
from danvan.notifications.messages import send
from danvan.notifications.models import Notice, Preference

MORNING = time(7, 30)
_MOST = 50


def send_summaries(at: datetime) -> int:
    """Mail each person who wants it what came since the last summary; once a working day, from 7:30."""
    here = localtime(at)
    if here.time() < MORNING or not working_calendar().is_working(here.date()):
        return 0
    waiting = Preference.objects.filter(
        daily_summary=True, user__is_active=True, user_id__in=Notice.objects.filter(for_summary=True).values("user_id")
    )
    return sum(_summarise(wish, at) for wish in waiting.select_related("user"))


@transaction.atomic
def _summarise(wish: Preference, at: datetime) -> bool:
    notices = list(Notice.objects.of(wish.user).filter(for_summary=True)[:_MOST])
    message = summarise_day(wish.user, notices, on=localtime(at).date(), language=wish.language)
    mail = send(message, at)
    # An earlier mail of this day: what came since then waits for tomorrow.
    if mail.created_at != at:
        return False
    Notice.objects.of(wish.user).filter(for_summary=True, pk__lte=notices[0].pk).update(for_summary=False)
    return True
