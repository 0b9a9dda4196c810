"""Seal the secrets of authenticator apps and recovery codes with the newest key."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils.timezone import localtime

from danvan.accounts.events import SecondFactorsSealedAnew
from danvan.accounts.rules import MAY_KEEP_IDENTITIES
from danvan.accounts.sealing import reseal_secret
from danvan.events.actors import Actor
from danvan.events.recording import About, record

SECRETS = ("secret", "seed")


@transaction.atomic(durable=True)
def rotate_second_factors(*, by: Actor, at: datetime, after: int = 0, most: int = 200) -> tuple[int, int]:
    """Seal the next `most` anew, beginning after that key; returns (how many, last key), (0, after) at the end."""
    MAY_KEEP_IDENTITIES.require(by, None, on=localtime(at).date())
    rows = list(Authenticator.objects.select_for_update().filter(pk__gt=after).order_by("pk")[:most])
    for row in rows:
        for name in SECRETS:
            if name in row.data:
                row.data[name] = reseal_secret(row.data[name])
    Authenticator.objects.bulk_update(rows, ["data"])
    if rows:
        record(SecondFactorsSealedAnew(len(rows)), about=About(Authenticator._meta.label_lower, 0), by=by, at=at)
    return len(rows), rows[-1].pk if rows else after
