"""What belongs to nobody leaves the disk: forms never sent, files of withdrawn rows, halves of a crashed write."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import islice

from danvan.attachments.models import Attachment, StagedFile
from danvan.attachments.store import file_store

_BATCH = 500
_HOURS = 24
# A file is written before its row; one this young may still be waiting for it.
GRACE = timedelta(hours=24)


def drop_expired(at: datetime) -> int:
    """Forget files of forms that were never sent; returns how many."""
    removed, _ = StagedFile.objects.filter(expires_at__lte=at).delete()
    return removed


def sweep_store(at: datetime, *, prefixes: Iterable[str] | None = None) -> int:
    """Remove stored bytes that no row needs, and half-written files; returns how many.

    Each hour takes its twenty-fourth part of the folders, so a day passes over all of them.
    """
    store, before, gone = file_store(), at - GRACE, 0
    for prefix in prefixes if prefixes is not None else prefixes_of_hour(at.hour):
        gone += store.leftovers(prefix, untouched_since=before)
        for batch in _batches(store.folder(prefix)):
            needed = _needed(batch)
            gone += sum(store.discard(name, untouched_since=before) for name in batch if name not in needed)
    return gone


def prefixes_of_hour(hour: int) -> list[str]:
    """The first-level folders whose turn this hour is."""
    return [f"{number:02x}" for number in range(256) if number % _HOURS == hour]


def _needed(names: list[str]) -> set[str]:
    needed: set[str] = set()
    # Staged first: a file adopted between the two questions is then found by the second.
    for rows in (StagedFile.objects.all(), Attachment.objects.kept()):
        needed.update(rows.filter(sha256__in=names).values_list("sha256", flat=True))
        needed.update(rows.filter(thumbnail__in=names).values_list("thumbnail", flat=True))
    return needed


def _batches(names: Iterator[str]) -> Iterator[list[str]]:
    while batch := list(islice(names, _BATCH)):
        yield batch
