"""Which tables of the trail are append-only, and when a row may still leave."""

from danvan.events.append_only import append_only
from danvan.events.models import Checkpoint, RecordedEvent, Tombstone

append_only(
    RecordedEvent,
    delete_if=(
        "EXISTS (SELECT 1 FROM danvan_events_tombstone t WHERE t.subject_type = OLD.subject_type "
        "AND t.subject_id = OLD.subject_id AND t.position >= OLD.position)"
    ),
)
append_only(Tombstone)
append_only(Checkpoint)
