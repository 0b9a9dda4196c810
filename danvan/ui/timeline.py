"""What happened, step by step, as plain values."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal


@dataclass(frozen=True, slots=True)
class Step:
    """One step. done: happened; now: where it stands; next: still to come (no time yet, `at` is None).

    `text` is plain text, or ready HTML as a SafeString.
    """

    title: str
    at: datetime | None
    text: str = ""
    state: Literal["done", "now", "next"] = "done"
