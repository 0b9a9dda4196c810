"""Removing a whole subject from the trail, lawfully: the chain goes, a sealed tombstone stays."""

from datetime import UTC, datetime

from danvan.events.actors import Actor
from danvan.events.canonical import canonical, seal, seal_matches
from danvan.events.errors import DeliveriesWaiting, NothingToForget
from danvan.events.events import SubjectForgotten
from danvan.events.models import ChainHead, Delivery, RecordedEvent, Tombstone
from danvan.events.recording import record


def forget_chain(subject_type: str, subject_id: int, *, reason: str, by: Actor, at: datetime) -> Tombstone:
    """The steps of `forget_subject`, for retention that removes its own rows in the same transaction.

    `reason` is a code ("retention.petitions"). The head of the chain stays: it holds a number and a hash, and
    what happens to the subject later goes on from there. Raises NothingToForget or DeliveriesWaiting.
    """
    head = ChainHead.objects.select_for_update().filter(subject_type=subject_type, subject_id=subject_id).first()
    chain = RecordedEvent.objects.filter(subject_type=subject_type, subject_id=subject_id)
    if head is None or not chain.exists():
        raise NothingToForget
    deliveries = Delivery.objects.filter(event__in=chain)
    if deliveries.filter(state=Delivery.State.WAITING).exists():
        raise DeliveriesWaiting
    stone = Tombstone(
        subject_type=subject_type,
        subject_id=subject_id,
        position=head.position,
        last_hash=head.hash,
        reason=reason,
        at=at,
    )
    stone.seal = seal(stone.last_hash, tombstone_text(stone))
    stone.save()
    deliveries.delete()
    # The database lets these rows go because the tombstone names them.
    chain.delete()
    record(SubjectForgotten(subject_type, subject_id, stone.position, reason), about=stone, by=by, at=at)
    return stone


def tombstone_text(stone: Tombstone) -> str:
    """What the seal of a tombstone vouches for."""
    return canonical(
        {
            "tombstone": [stone.subject_type, stone.subject_id],
            "position": stone.position,
            "reason": stone.reason,
            "at": stone.at.astimezone(UTC).isoformat(),
        }
    )


def tombstone_is_genuine(stone: Tombstone) -> bool:
    """Made by this installation, and unaltered since."""
    return seal_matches(stone.last_hash, tombstone_text(stone), stone.seal)
