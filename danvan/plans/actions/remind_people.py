"""The digest of a working day: one line for each person, however many tasks."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.actors import Actor
from danvan.events.recording import About, record
from danvan.notifications.messages import notify_all
from danvan.notifications.models import Notice
from danvan.plans.events.progress import PeopleReminded
from danvan.plans.notices import DIGEST, DIGESTS
from danvan.plans.queries.telling import Digest, Waiting
from danvan.plans.rules.reminding import MAY_REMIND


@transaction.atomic(durable=True)
def remind_people(found: Sequence[Digest], *, by: Actor, at: datetime) -> int:
    """Tell those who were not told today; returns how many were."""
    on = timezone.localdate(at)
    MAY_REMIND.require(by, on=on)
    once = f"plans.digest:{on}"
    names = {f"{once}:{one.user_id}": one for one in found}
    known = set(Notice.objects.filter(once__in=names).values_list("once", flat=True))
    fresh = [one for name, one in names.items() if name not in known]
    users = User.objects.filter(is_active=True).in_bulk([one.user_id for one in fresh])
    alike: dict[Waiting, list[User]] = defaultdict(list)
    for one in fresh:
        if one.user_id in users:
            alike[one.waiting].append(users[one.user_id])
    for waiting, people in alike.items():
        notify_all(people, DIGEST.key, path=reverse("plan-my-tasks"), at=at, once=once, params=waiting.params)
    if users:
        record(PeopleReminded(on, len(users)), about=About(DIGESTS, on.toordinal()), by=by, at=at)
    return len(users)
