"""Choosing what comes by mail."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from danvan.events.actors import Actor
from danvan.events.recording import record
from danvan.notifications.events import PreferencesChanged
from danvan.notifications.kinds import notice_kinds
from danvan.notifications.models import Notice, Preference
from danvan.notifications.rules import MAY_READ_NOTICES


@transaction.atomic(durable=True)
def change_preferences(
    *,
    by: Actor,
    kinds: Collection[str],
    language: str,
    daily_summary: bool,
    office_hours_only: bool,
    at: datetime,
) -> Preference:
    """Get these kinds by mail and no others, in that language; what waited for a summary no longer wanted is let go."""
    MAY_READ_NOTICES.require(by, on=localdate(at))
    choices = {
        "by_mail": {kind.key: kind.key in kinds for kind in notice_kinds()},
        "language": language,
        "daily_summary": daily_summary,
        "office_hours_only": office_hours_only,
    }
    preference, _ = Preference.objects.update_or_create(user=by, defaults=choices)
    if not daily_summary:
        Notice.objects.of(by).filter(for_summary=True).order_by().update(for_summary=False)
    record(PreferencesChanged(), about=by, by=by, at=at)
    return preference
