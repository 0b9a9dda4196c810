"""Units are asked for the figures that are missing: one line for each person, once a week."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.actors import Actor
from danvan.events.recording import About, record
from danvan.notifications.messages import notify_all
from danvan.notifications.models import Notice
from danvan.plans.events.indicators import FiguresAsked
from danvan.plans.notices import DIGESTS, FIGURES_MISSING
from danvan.plans.rules.reminding import MAY_REMIND


@transaction.atomic(durable=True)
def ask_for_figures(missing: Mapping[int, int], *, by: Actor, at: datetime) -> int:
    """missing: person -> how many. Who was told this week is not told again; returns how many were told."""
    on = timezone.localdate(at)
    MAY_REMIND.require(by, on=on)
    year, week, _ = on.isocalendar()
    once = f"plans.figures:{year}-{week}"
    names = {f"{once}:{person}": person for person in missing}
    known = Notice.objects.filter(once__in=names).values_list("once", flat=True)
    fresh = names.keys() - set(known)
    people = User.objects.filter(is_active=True, pk__in=[names[name] for name in fresh])
    told = list(people)
    path = f"{reverse('plan-indicators')}?ours=on&missing=on"
    for count in {missing[user.pk] for user in told}:
        alike = [user for user in told if missing[user.pk] == count]
        notify_all(alike, FIGURES_MISSING.key, path=path, at=at, once=once, params={"count": count})
    if told:
        record(FiguresAsked(on, len(told)), about=About(DIGESTS, on.toordinal()), by=by, at=at)
    return len(told)
