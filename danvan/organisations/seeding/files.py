"""Reading the seed files, and the words both maps share."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path

from danvan.events.actors import JobActor
from danvan.events.recording import Recording, record_many
from danvan.language import fold

SEED = Path(__file__).resolve().parent.parent / "seed"
BY = JobActor("organisations.seed")
SOURCE = "vietnamadminunits-1.0.4"
LAST_OLD_DAY = date(2025, 6, 30)
FIRST_NEW_DAY = date(2025, 7, 1)
_AT_ONCE = 500


def read(name: str) -> list[dict[str, str]]:
    """The rows of a seed file; lines that begin with # say where it comes from."""
    with (SEED / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def slug_of(text: str) -> str:
    """ "Phường Ba Đình" -> "phuong-ba-dinh"."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def record_in_portions(lines: Iterable[Recording]) -> None:
    """Record thousands of lines without a query that grows with them."""
    for portion in _portions(iter(lines)):
        record_many(portion, by=BY)


def _portions(lines: Iterator[Recording]) -> Iterator[Sequence[Recording]]:
    while portion := list(islice(lines, _AT_ONCE)):
        yield portion


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
