"""Addresses of followers leave when they are no longer needed, and counts of supports with what they supported."""

from datetime import datetime, timedelta

from django.db.models import Q

from danvan.accounts.actions.forget_contact import forget_contact
from danvan.events.actors import JobActor
from danvan.events.periodic import periodic
from danvan.petitions.actions.end_following import end_following
from danvan.petitions.models import Follower, Support

CONFIRM_WITHIN = timedelta(days=7)
# Mails already on their way to who just ended it are dropped with the address: that is what was asked for.
RETENTION = "retention.followers"
_BY = JobActor("petitions.followers")
_MOST = 500


@periodic("petitions.followers", every=timedelta(hours=1))
def sweep_followers(at: datetime) -> None:
    """End what was never confirmed or is no longer public; erase each address that is told no more."""
    for pk in _to_end(at):
        end_following(pk, by=_BY, at=at)
    for contact_id in _to_forget():
        forget_contact(contact_id, by=_BY, at=at, reason=RETENTION)
    Support.objects.filter(petition__publication__taken_down_at__isnull=False).delete()


def _to_end(at: datetime) -> list[int]:
    never_confirmed = Q(confirmed_at__isnull=True, asked_at__lt=at - CONFIRM_WITHIN)
    not_public = Q(petition__publication__taken_down_at__isnull=False)
    rows = Follower.objects.filter(never_confirmed | not_public, ended_at__isnull=True)
    return list(rows.order_by("pk").values_list("pk", flat=True)[:_MOST])


def _to_forget() -> list[int]:
    rows = Follower.objects.filter(ended_at__isnull=False, contact__forgotten_at__isnull=True)
    return list(rows.order_by("pk").values_list("contact_id", flat=True)[:_MOST])
