"""Tables of the trail."""

from danvan.events.models.chain import ChainHead, Tombstone
from danvan.events.models.checkpoint import Checkpoint
from danvan.events.models.delivery import Delivery
from danvan.events.models.event import RecordedEvent

__all__ = ["ChainHead", "Checkpoint", "Delivery", "RecordedEvent", "Tombstone"]
