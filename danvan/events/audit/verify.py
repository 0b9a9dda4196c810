"""The whole trail, in bounded memory: checkpoints, then every chain in order, then the root, then the guards."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db import connection

from danvan.events import append_only
from danvan.events.audit.chain import ChainCheck, Evidence
from danvan.events.audit.checkpoints import CheckpointCheck
from danvan.events.audit.problems import Crime, Problem
from danvan.events.audit.published import PublishedHeads
from danvan.events.models import ChainHead, RecordedEvent, Tombstone
from danvan.events.paging import in_pages, subject_types

_LOOKS = 5


@dataclass(slots=True)
class Report:
    """What was looked at, and the first thing found wrong."""

    events: int = 0
    chains: int = 0
    checkpoints: int = 0
    first_problem: Problem | None = None

    def as_json(self) -> dict[str, Any]:
        problem = self.first_problem
        return {
            "ok": problem is None,
            "events": self.events,
            "chains": self.chains,
            "checkpoints": self.checkpoints,
            "first_problem": problem.as_json() if problem else None,
        }


def verify() -> Report:
    """Compare all that was recorded with its seals and with what was published."""
    report = Report()
    with PublishedHeads() as published:
        checkpoints = CheckpointCheck(published)
        steps: tuple[Callable[[], Problem | None], ...] = (
            checkpoints.first_problem,
            lambda: _chains(published, report),
            checkpoints.root_problem,
            _guards,
        )
        for step in steps:
            report.first_problem = step()
            report.checkpoints = checkpoints.count
            if report.first_problem:
                break
    return report


def _guards() -> Problem | None:
    missing = append_only.missing(connection)
    return Problem(Crime.UNGUARDED, detail=",".join(missing)) if missing else None


def _chains(published: PublishedHeads, report: Report) -> Problem | None:
    types = sorted({*subject_types(RecordedEvent, ChainHead, Tombstone), *published.types()})
    for kind in types:
        for evidence, rows in _subjects(kind, published):
            check = ChainCheck(evidence)
            problem = check.first_problem(rows)
            report.chains += 1
            report.events += check.events
            if problem and (problem := _look_again(evidence)):
                return problem
    return None


def _subjects(kind: str, published: PublishedHeads) -> Iterator[tuple[Evidence, Iterable[RecordedEvent]]]:
    """Every subject of one type with its evidence and its events, from four streams in the order of ids."""
    heads = _Stream(groupby(in_pages(ChainHead.objects.filter(subject_type=kind), "subject_id"), _subject_id))
    stones = _Stream(
        groupby(in_pages(Tombstone.objects.filter(subject_type=kind), "subject_id", "position"), _subject_id)
    )
    known = _Stream(iter(published.of_type(kind)))
    events = _Stream(
        groupby(in_pages(RecordedEvent.objects.filter(subject_type=kind), "subject_id", "position"), _subject_id)
    )
    streams = (heads, stones, known, events)
    while any(stream.key is not None for stream in streams):
        pk = min(stream.key for stream in streams if stream.key is not None)
        head = heads.take(pk)
        evidence = Evidence(kind, pk, head[0] if head else None, stones.take(pk) or [], known.take(pk))
        yield evidence, events.peek(pk) or ()
        events.skip(pk)


def _subject_id(row: Any) -> int:
    return int(row.subject_id)


class _Stream:
    """Pairs (key, value) in the order of keys, with the next key in sight."""

    def __init__(self, pairs: Iterator[tuple[int, Any]]) -> None:
        self._pairs = pairs
        self.key: int | None = None
        self._value: Any = None
        self._advance()

    def peek(self, key: int) -> Any:
        """The value if it belongs to `key`."""
        return self._value if self.key == key else None

    def take(self, key: int) -> Any:
        """The value if it belongs to `key`, moving on; rows come as a list, since a group dies with the next."""
        value = self.peek(key)
        if isinstance(value, Iterator):
            value = list(value)
        self.skip(key)
        return value

    def skip(self, key: int) -> None:
        if self.key == key:
            self._advance()

    def _advance(self) -> None:
        self.key, self._value = next(self._pairs, (None, None))


def _look_again(seen: Evidence) -> Problem | None:
    """The same chain once more, read in one go: what moved while it was read is no crime."""
    problem: Problem | None = None
    for _ in range(_LOOKS):
        evidence = Evidence(seen.subject_type, seen.subject_id, published=seen.published)
        before = _head(evidence)
        evidence.head, evidence.stones = before, list(_rows(Tombstone, evidence))
        problem = ChainCheck(evidence).first_problem(in_pages(_rows(RecordedEvent, evidence), "position"))
        after = _head(evidence)
        if problem is None or (before and before.hash) == (after and after.hash):
            break
    return problem


def _head(evidence: Evidence) -> ChainHead | None:
    head: ChainHead | None = _rows(ChainHead, evidence).first()
    return head


def _rows(model: Any, evidence: Evidence) -> Any:
    return model.objects.filter(subject_type=evidence.subject_type, subject_id=evidence.subject_id)
