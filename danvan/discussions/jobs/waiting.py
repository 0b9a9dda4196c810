"""Moderators are told of what waits: one line a day, while offices are open, however many comments came."""

from datetime import datetime, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.discussions.models import Comment
from danvan.discussions.queries.repliers import moderators_for, units_that_wait
from danvan.errors import N_
from danvan.events.periodic import periodic
from danvan.notifications.kinds import NoticeKind, register_notice
from danvan.notifications.messages import notify_all
from danvan.notifications.office_hours import next_open

WAITING = NoticeKind(
    "discussions.waiting",
    _("Comments of readers wait for me"),
    N_("%(count)s comments of readers wait to be read before they are published"),
)
register_notice(WAITING)


@periodic("discussions.tell_moderators", every=timedelta(minutes=10))
def tell_moderators(at: datetime) -> None:
    """One line to each moderator and day; what comes later that day is in the same inbox."""
    if next_open(at) != at:
        return
    on = timezone.localdate(at)
    counts: dict[User, int] = {}
    for unit_id, count in units_that_wait(Comment.objects.pending()):
        for user in moderators_for(unit_id, on=on):
            counts[user] = counts.get(user, 0) + count
    for user, count in counts.items():
        once = f"{WAITING.key}:{on.isoformat()}"
        notify_all([user], WAITING.key, path=reverse("comment-inbox"), at=at, once=once, params={"count": count})
