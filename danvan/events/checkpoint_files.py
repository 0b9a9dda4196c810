"""Checkpoints outside the database: `<day>.json` to be published, `<day>.heads` to prove what the root stands for."""

import json
import os
from datetime import UTC, date
from pathlib import Path
from typing import Any

from django.conf import settings

from danvan.events.canonical import canonical, seal, seal_matches
from danvan.events.models import Checkpoint

_NEW = ".new"


def folder() -> Path:
    """Where checkpoint files stand, made when first needed."""
    path = Path(settings.CHECKPOINTS)
    path.mkdir(parents=True, exist_ok=True)
    return path


def json_path(day: date) -> Path:
    return folder() / f"{day.isoformat()}.json"


def heads_path(day: date) -> Path:
    return folder() / f"{day.isoformat()}.heads"


def days_on_disk() -> list[date]:
    """Days with a published file, in order."""
    return sorted(date.fromisoformat(path.stem) for path in folder().glob("????-??-??.json"))


def unpublished(path: Path) -> Path:
    """Where the file stands until its row is committed."""
    return path.with_name(path.name + _NEW)


def is_waiting(day: date) -> bool:
    """True while the files of `day` are written but not yet published."""
    return unpublished(json_path(day)).exists()


def content(row: Checkpoint) -> dict[str, Any]:
    """What the file says, from its twin in the database, without the seal."""
    return {
        "number": row.number,
        "day": row.day.isoformat(),
        "at": row.at.astimezone(UTC).isoformat(),
        "events": row.events,
        "chains": row.chains,
        "root": row.root,
        "previous_root": row.previous_root,
        "moved": row.moved,
        "heads_root": row.heads_root,
        "heads_sha256": row.heads_sha256,
    }


def seal_of(row: Checkpoint) -> str:
    return seal(row.previous_root, canonical(content(row)))


def seal_is_genuine(row: Checkpoint) -> bool:
    return seal_matches(row.previous_root, canonical(content(row)), row.seal)


def write_unpublished(row: Checkpoint) -> None:
    """Put the JSON of `row` safely on the disk under its waiting name."""
    path = unpublished(json_path(row.day))
    text = json.dumps({**content(row), "seal": row.seal}, indent=1) + "\n"
    with path.open("w", encoding="ascii") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def publish(day: date) -> None:
    """Give the waiting files of `day` their names; the JSON last, since it says that all is there. May be repeated."""
    heads = heads_path(day)
    for path in (heads, heads.with_name(heads.name + ".index"), json_path(day)):
        waiting = _waiting(path)
        if waiting.exists():
            waiting.replace(path)
    handle = os.open(folder(), os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _waiting(path: Path) -> Path:
    # The index of `<day>.heads.new` was written as `<day>.heads.new.index`.
    if path.name.endswith(".index"):
        return path.with_name(path.name.removesuffix(".index") + _NEW + ".index")
    return unpublished(path)


def read(day: date) -> dict[str, Any]:
    """The published JSON; raises OSError or ValueError."""
    found = json.loads(json_path(day).read_text(encoding="ascii"))
    if not isinstance(found, dict):
        raise ValueError("A checkpoint file holds one object.")
    return found
