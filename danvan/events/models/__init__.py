"""Tables of the trail."""

from danvan.events.models.chain import ChainHead, Tombstone
from danvan.events.models.checkpoint import Checkpoint
from danvan.events.models.delivery import Delivery
from danvan.events.models.event import RecordedEvent
from danvan.events.models.periodic_run import PeriodicRun

__all__ = ["ChainHead", "Checkpoint", "Delivery", "PeriodicRun", "RecordedEvent", "Tombstone"]
