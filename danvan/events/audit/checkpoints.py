"""The published checkpoints: complete, unaltered, tied to each other, and in agreement with the database."""

from collections.abc import Iterator
from datetime import date

from danvan.events import checkpoint_files as files
from danvan.events.audit.problems import Crime, Problem
from danvan.events.audit.published import PublishedHeads
from danvan.events.heads_file import BadHeadsFile, measure, read_heads
from danvan.events.merkle import RootBuilder
from danvan.events.models import Checkpoint
from danvan.events.paging import in_pages


class CheckpointCheck:
    """Walks the checkpoints in order and takes their heads in; `count` counts them."""

    def __init__(self, published: PublishedHeads) -> None:
        self.count = 0
        self._published = published
        self._last: Checkpoint | None = None

    def first_problem(self) -> Problem | None:
        on_disk = set(files.days_on_disk())
        for row in in_pages(Checkpoint.objects.all(), "number"):
            if problem := self._row(row):
                return problem
            on_disk.discard(row.day)
            self.count += 1
            self._last = row
        # Younger than what was read: a checkpoint taken during this audit.
        lost = sorted(day for day in on_disk if not Checkpoint.objects.filter(day=day).exists())
        return _problem(Crime.CHECKPOINT_MISSING, lost[0], "row") if lost else None

    def root_problem(self) -> Problem | None:
        """Do the published heads together give the root that the newest checkpoint names?"""
        row = self._last
        if row is None:
            return None
        tree, events = RootBuilder(), 0
        for head in self._published.all():
            tree.add(head.leaf)
            events += head.position
        if (tree.root().hex(), tree.count, events) != (row.root, row.chains, row.events):
            return _problem(Crime.CHECKPOINT_ALTERED, row.day, "root")
        return None

    def _row(self, row: Checkpoint) -> Problem | None:
        if row.number != self.count + 1:
            return Problem(Crime.CHECKPOINT_MISSING, detail=f"row,number={self.count + 1}")
        if files.is_waiting(row.day):
            files.publish(row.day)
        for problem in self._doubts(row):
            return problem
        self._published.take_in(read_heads(files.heads_path(row.day)), row.day.isoformat())
        return None

    def _doubts(self, row: Checkpoint) -> Iterator[Problem]:
        if not files.json_path(row.day).exists():
            yield _problem(Crime.CHECKPOINT_MISSING, row.day, "json")
        elif not _file_agrees(row):
            yield _problem(Crime.CHECKPOINT_ALTERED, row.day, "json")
        if not files.seal_is_genuine(row):
            yield _problem(Crime.CHECKPOINT_ALTERED, row.day, "seal")
        if row.previous_root != (self._last.root if self._last else ""):
            yield _problem(Crime.CHECKPOINT_ALTERED, row.day, "previous_root")
        if not files.heads_path(row.day).exists():
            yield _problem(Crime.CHECKPOINT_MISSING, row.day, "heads")
        elif not _heads_agree(row):
            yield _problem(Crime.CHECKPOINT_ALTERED, row.day, "heads")


def _problem(crime: Crime, day: date, what: str) -> Problem:
    return Problem(crime, detail=what, checkpoint=day.isoformat())


def _file_agrees(row: Checkpoint) -> bool:
    try:
        return files.read(row.day) == {**files.content(row), "seal": row.seal}
    except ValueError:
        return False


def _heads_agree(row: Checkpoint) -> bool:
    try:
        found = measure(files.heads_path(row.day))
    except BadHeadsFile:
        return False
    return (found.count, found.root, found.sha256) == (row.moved, row.heads_root, row.heads_sha256)
