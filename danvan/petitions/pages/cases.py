"""Petitions as the desk's pages list them: with clock, unread mark and what they wait for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from danvan.petitions.models import Petition
from danvan.petitions.pages.causes import causes_of
from danvan.petitions.queries.clocks import settle_faces
from danvan.petitions.queries.standing import Standing, standings
from danvan.petitions.queries.unread import Unread
from danvan.ui.clock import ClockFace

#: How many rows a page of several lists shows of each; the list itself shows all.
SHOWN = 30
#: What no list shows, and what makes a row long.
LONG = ("content", "folded")
RELATED = ("unit", "room", "topic", "territory", "assignee", "about_unit", "main")


@dataclass(frozen=True, slots=True)
class Case:
    """One row. words: why it is here, or where it lies."""

    petition: Petition
    face: ClockFace | None
    unread: bool
    words: Sequence[str]
    standing: Standing | None = None


def cases(petitions: Iterable[Petition], user: Any, *, at: datetime, room_told: bool = False) -> dict[int, Case]:
    """Petition key -> its row, with where it lies; eight queries whatever the number."""
    rows = list({petition.pk: petition for petition in petitions}.values())
    for row in rows:
        row.read_together = rows
    found, drawn, unread = standings(rows), settle_faces(rows, at=at), Unread(user.pk)
    return {
        row.pk: Case(
            row,
            drawn.get(row.pk),
            unread.has(row),
            causes_of(found[row.pk], room_told=room_told),
            found[row.pk],
        )
        for row in rows
    }
