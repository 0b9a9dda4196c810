"""The daily seal over all chains."""

from datetime import date, datetime
from functools import partial
from itertools import groupby, islice

from django.db import transaction
from django.db.models import Max
from django.utils.timezone import localdate

from danvan.events import checkpoint_files as files
from danvan.events.actors import Actor
from danvan.events.errors import CheckpointsOutOfOrder
from danvan.events.events import CheckpointTaken
from danvan.events.heads_file import Head, HeadsWriter, read_heads
from danvan.events.merkle import RootBuilder
from danvan.events.models import ChainHead, Checkpoint, RecordedEvent
from danvan.events.paging import in_pages, subject_types
from danvan.events.recording import record
from danvan.events.rules import MAY_TAKE_CHECKPOINT


@transaction.atomic(durable=True)
def take_checkpoint(day: date, *, by: Actor, at: datetime) -> Checkpoint:
    """Seal every chain as it stands and publish the seal outside the database; once a day.

    What is altered later, cut off or made anew, even by someone who holds the database, differs from it.
    """
    MAY_TAKE_CHECKPOINT.require(by, on=localdate(at))
    last = Checkpoint.objects.select_for_update().order_by("-number").first()
    if last is not None and last.day >= day:
        return _already_taken(day)
    row = Checkpoint(
        number=last.number + 1 if last else 1,
        day=day,
        at=at,
        previous_root=last.root if last else "",
        # Before the scan: an event committed meanwhile may miss it and is looked for in the next one too.
        last_event_id=RecordedEvent.objects.aggregate(last=Max("pk"))["last"] or 0,
    )
    _scan(row)
    row.seal = files.seal_of(row)
    files.write_unpublished(row)
    row.save(force_insert=True)
    record(CheckpointTaken(row.number, day, row.chains, row.events, row.root), about=row, by=by, at=at)
    # Should the process end here, the next call publishes what waits.
    transaction.on_commit(partial(_publish, day))
    return row


def _already_taken(day: date) -> Checkpoint:
    known = Checkpoint.objects.filter(day=day).first()
    if known is None:
        raise CheckpointsOutOfOrder
    files.publish(day)
    return known


def _scan(row: Checkpoint) -> None:
    """One pass over all heads: root, counts, and the file of those that moved."""
    tree, events = RootBuilder(), 0
    writer = HeadsWriter(files.unpublished(files.heads_path(row.day)))
    for kind in subject_types(ChainHead):
        for head in in_pages(ChainHead.objects.filter(subject_type=kind, position__gt=0), "subject_id"):
            entry = Head(head.subject_type, head.subject_id, head.position, head.hash)
            tree.add(entry.leaf)
            events += head.position
            if head.position != head.published_position:
                writer.add(entry)
    written = writer.close()
    row.events, row.chains, row.root = events, tree.count, tree.root().hex()
    row.moved, row.heads_root, row.heads_sha256 = written.count, written.root, written.sha256


def _publish(day: date) -> None:
    files.publish(day)
    # After the commit and in small steps, so that nobody who records waits for it. A step lost with its process
    # only puts the same heads into the next file again.
    for _, heads in groupby(read_heads(files.heads_path(day)), key=lambda head: head.subject_type):
        # Within one type both this and record() lock in the order of ids: they cannot wait for each other.
        while step := list(islice(heads, 500)):
            _mark(step)


def _mark(heads: list[Head]) -> None:
    """Note where each chain ended in the file; one that moved on meanwhile stays due for the next checkpoint."""
    rows = [ChainHead(**head._asdict(), published_position=head.position) for head in heads]
    ChainHead.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["subject_type", "subject_id"],
        update_fields=["published_position"],
    )
