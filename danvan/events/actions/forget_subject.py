"""Retention of the trail."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from danvan.events.actors import Actor
from danvan.events.forgetting import forget_chain
from danvan.events.models import Tombstone
from danvan.events.rules import MAY_FORGET


@transaction.atomic(durable=True)
def forget_subject(subject_type: str, subject_id: int, *, reason: str, by: Actor, at: datetime) -> Tombstone:
    """Remove all that the trail holds of a subject; a sealed tombstone tells how much, when and why."""
    MAY_FORGET.require(by, on=localdate(at))
    # It records SubjectForgotten about the tombstone.
    return forget_chain(subject_type, subject_id, reason=reason, by=by, at=at)
