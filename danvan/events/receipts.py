"""Checking a receipt: is what the city acknowledged still there, unaltered, and under a published seal?"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext

from danvan.errors import N_
from danvan.events import checkpoint_files as files
from danvan.events.audit.chain import ChainCheck, Evidence, Published
from danvan.events.canonical import seal_matches
from danvan.events.heads_file import BadHeadsFile, Head, find_head, prove
from danvan.events.models import ChainHead, Checkpoint, RecordedEvent, Tombstone
from danvan.events.paging import in_pages
from danvan.events.sentences import event_or_none, sentence_of, shown

LENGTH = 20
_LABELS: Mapping[str, str] = {"reference": N_("Reference"), "due_at": N_("Due"), "on": N_("Date"), "code": N_("Code")}


def receipt_code(row: RecordedEvent) -> str:
    """The check code printed on a receipt: five groups of four."""
    return grouped(row.hash[:LENGTH].upper(), 4)


def grouped(text: str, size: int) -> str:
    """Long codes in groups that an eye can compare and a line can break."""
    return " ".join(text[i : i + size] for i in range(0, len(text), size))


def tidy_code(typed: str) -> str | None:
    """A typed code as stored, whatever its case and gaps, or None when it cannot be one."""
    # The letters O, I and L do not occur: whoever typed them read a digit.
    code = re.sub(r"[\s\-.·]+", "", typed.lower()).translate(str.maketrans("oil", "011"))
    return code if re.fullmatch(rf"[0-9a-f]{{{LENGTH}}}", code) else None


@dataclass(frozen=True, slots=True)
class Receipt:
    """What may be told to whoever holds the code."""

    row: RecordedEvent
    sentence: str
    fields: list[tuple[str, Any]]
    sealed: bool
    chain_intact: bool
    checkpoint: Checkpoint | None
    chain_end: Head | None

    @property
    def code(self) -> str:
        return receipt_code(self.row)

    @property
    def whole(self) -> bool:
        return self.sealed and self.chain_intact


def find_receipt(code: str) -> Receipt | None:
    """The receipt of a tidied code, or None; a fixed number of queries."""
    # A range, not LIKE: SQLite would read the whole table for a prefix.
    row = RecordedEvent.objects.filter(hash__gte=code, hash__lt=code + "g").order_by("hash").first()
    if row is None:
        return None
    checkpoint, end = _first_checkpoint_with(row)
    return Receipt(
        row=row,
        sentence=sentence_of(row),
        fields=_fields(row),
        sealed=seal_matches(row.previous_hash, row.text, row.hash),
        chain_intact=_chain_is_intact(row, checkpoint, end),
        checkpoint=checkpoint,
        chain_end=end,
    )


def next_checkpoint_day(at: datetime) -> date:
    """The day whose first minutes bring the next checkpoint."""
    return localdate(at) + timedelta(days=1)


def proof_of_inclusion(receipt: Receipt) -> dict[str, Any] | None:
    """What lets anyone compute the published root from the receipt; None before a checkpoint."""
    checkpoint, end = receipt.checkpoint, receipt.chain_end
    if checkpoint is None or end is None:
        return None
    steps = prove(files.heads_path(checkpoint.day), end.subject_type, end.subject_id)
    return {
        "check_code": receipt.code,
        "event": {"hash": receipt.row.hash, "at": receipt.row.at.isoformat(), "place_in_chain": receipt.row.position},
        "chain_end": {"hash": end.hash, "place_in_chain": end.position},
        "leaf": end.leaf.hex(),
        "steps": [{"side": side, "hash": sibling.hex()} for side, sibling in steps],
        "heads_root": checkpoint.heads_root,
        "checkpoint": files.content(checkpoint),
        "how": gettext(
            "leaf = SHA-256(00, chain_end.hash as bytes). For each step: SHA-256(01, sibling, value) when the sibling "
            "stands left, SHA-256(01, value, sibling) when it stands right. The last value is heads_root, as published "
            "with the checkpoint. When the event is not the end of its chain, the seals between them were checked "
            "here with the key of this installation."
        ),
    }


def _first_checkpoint_with(row: RecordedEvent) -> tuple[Checkpoint | None, Head | None]:
    """The first checkpoint whose file names the chain at or past this event."""
    # Recorded at the moment of a scan, an event may be missed by it and stand in the next: never later than that.
    for checkpoint in Checkpoint.objects.filter(last_event_id__gte=row.pk).order_by("number")[:3]:
        try:
            head = find_head(files.heads_path(checkpoint.day), row.subject_type, row.subject_id)
        except (OSError, BadHeadsFile):
            continue
        if head is not None and head.position >= row.position:
            return checkpoint, head
    return None, None


def _chain_is_intact(row: RecordedEvent, checkpoint: Checkpoint | None, end: Head | None) -> bool:
    subject = {"subject_type": row.subject_type, "subject_id": row.subject_id}
    evidence = Evidence(
        row.subject_type,
        row.subject_id,
        ChainHead.objects.filter(**subject).first(),
        list(islice(Tombstone.objects.filter(**subject).order_by("position"), 50)),
        Published(end.position, end.hash, checkpoint.day.isoformat()) if checkpoint and end else None,
    )
    rows = in_pages(RecordedEvent.objects.filter(**subject), "position")
    return ChainCheck(evidence).first_problem(rows) is None


def _fields(row: RecordedEvent) -> list[tuple[str, Any]]:
    event = event_or_none(row)
    if event is None:
        return []
    words = event.words()
    return [(gettext(_LABELS.get(name, name)), shown(words[name])) for name in event.receipt_fields if name in words]
