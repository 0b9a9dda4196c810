"""One chain: is each event sealed, in its place, tied to the one before, and the end where it should be?"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from django.conf import settings

from danvan.events.audit.problems import Crime, Problem
from danvan.events.canonical import seal, seal_matches
from danvan.events.forgetting import tombstone_is_genuine
from danvan.events.models import ChainHead, RecordedEvent, Tombstone
from danvan.events.recording import columns_of


class Published(NamedTuple):
    """Where a chain ended in the newest checkpoint that names it."""

    position: int
    hash: str
    day: str


@dataclass
class Evidence:
    """What is known of one chain besides its events."""

    subject_type: str
    subject_id: int
    head: ChainHead | None = None
    stones: list[Tombstone] = field(default_factory=list)
    published: Published | None = None

    @property
    def subject(self) -> str:
        return f"{self.subject_type}:{self.subject_id}"


class ChainCheck:
    """Walks the events of one chain, oldest first, one at a time; `events` counts them."""

    def __init__(self, evidence: Evidence) -> None:
        self.known = evidence
        self.events = 0
        self._position, self._hash = 0, ""

    def first_problem(self, rows: Iterable[RecordedEvent]) -> Problem | None:
        """The first thing wrong with the chain, or None."""
        if problem := self._stones():
            return problem
        stream = iter(rows)
        row = next(stream, None)
        while row is not None:
            following = next(stream, None)
            if problem := self._event(row, following):
                return problem
            self.events += 1
            self._position, self._hash = row.position, row.hash
            row = following
        return self._end()

    def _stones(self) -> Problem | None:
        published = self.known.published
        for stone in sorted(self.known.stones, key=lambda stone: stone.position):
            if not tombstone_is_genuine(stone):
                return self._problem(Crime.FORGED_TOMBSTONE, position=stone.position)
            if published and published.position == stone.position and published.hash != stone.last_hash:
                return self._problem(Crime.FORGED_TOMBSTONE, position=stone.position, checkpoint=published.day)
            self._position, self._hash = stone.position, stone.last_hash
        return None

    def _event(self, row: RecordedEvent, following: RecordedEvent | None) -> Problem | None:
        if not _sealed(row):
            return self._unsealed(row, following)
        differing = _differing_columns(row)
        if "position" in differing:
            return self._problem(Crime.REORDERED, row)
        if differing:
            return self._problem(Crime.ALTERED_COLUMNS, row, detail=",".join(differing))
        if row.position != self._position + 1:
            return self._problem(Crime.MISSING, position=self._position + 1)
        if row.previous_hash != self._hash:
            return self._problem(Crime.RECOMPUTED, position=self._position)
        published = self.known.published
        if published and published.position == row.position and published.hash != row.hash:
            return self._problem(Crime.RECOMPUTED, row, checkpoint=published.day)
        return None

    def _unsealed(self, row: RecordedEvent, following: RecordedEvent | None) -> Problem:
        """Which of the ways to break a seal it was, told by the neighbours."""
        if seal_matches(self._hash, row.text, row.hash):
            return self._problem(Crime.ALTERED_COLUMNS, row, detail="previous_hash")
        if self._wanted_after(following) in {seal(row.previous_hash, row.text, key) for key in settings.CHAIN_KEYS}:
            return self._problem(Crime.ALTERED_COLUMNS, row, detail="hash")
        published = self.known.published
        at_published = published is not None and published.position == row.position
        made_anew = (
            not _sealed(following) if following else bool(published and at_published and published.hash != row.hash)
        )
        return self._problem(Crime.RECOMPUTED if made_anew else Crime.ALTERED_TEXT, row)

    def _wanted_after(self, following: RecordedEvent | None) -> str:
        """The hash of the present row as its successor, or the head, remembers it."""
        if following is not None:
            return following.previous_hash
        return self.known.head.hash if self.known.head else ""

    def _end(self) -> Problem | None:
        head, published, last = self.known.head, self.known.published, self._position
        noted = head.position if head else 0
        known_end = max(noted, published.position if published else 0)
        if known_end > last:
            crime = Crime.CUT if last else Crime.REMOVED
            day = published.day if published and published.position > max(last, noted) else ""
            return self._problem(crime, position=last + 1, checkpoint=day)
        if noted < last or (head is not None and head.hash != self._hash):
            return self._problem(Crime.ALTERED_HEAD, position=last)
        return None

    def _problem(
        self,
        crime: Crime,
        row: RecordedEvent | None = None,
        *,
        position: int | None = None,
        detail: str = "",
        checkpoint: str = "",
    ) -> Problem:
        return Problem(
            crime,
            detail,
            self.known.subject,
            row.position if row else position,
            str(row.uuid) if row else "",
            checkpoint,
        )


def _sealed(row: RecordedEvent) -> bool:
    return seal_matches(row.previous_hash, row.text, row.hash)


def _differing_columns(row: RecordedEvent) -> list[str]:
    text = json.loads(row.text)
    return [name for name, value in columns_of(row).items() if text.get(name) != value]
