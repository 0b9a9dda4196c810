"""The clock of a case: what it shows, as plain values. `ui` draws it and knows no law."""

from dataclasses import dataclass
from typing import Literal

CellKind = Literal["count", "off", "hold", "over"]
State = Literal["run", "soon", "late", "hold", "ok"]

ICONS: dict[State, str] = {"run": "clock", "soon": "clock", "late": "late", "hold": "pause", "ok": "check"}


@dataclass(frozen=True, slots=True)
class ClockCell:
    """One day (or working hour) of a term. count: it counts; off: a day off; hold: paused; over: past the due date."""

    label: str
    kind: CellKind


@dataclass(frozen=True, slots=True)
class ClockFace:
    """A term that explains itself.

    say: the state in words ("6 working days left"); due_words: the whole due sentence shown beside it.
    cells: what lies between start and the later of due date and now; those up to `now_index` are done.
    due_index: the last cell of the term (the flag stands at its end).
    now_index: the cell of now, or of the answer once closed; None when that is before the first cell.
    start_label "Received 24/8", now_label "Today 9/9", due_label "17/9" (the word "Due" is added by the drawing).
    reasons: why that date, one sentence each; basis: the article cited, basis_url its page ("" = none).
    provisional: the rule or the days off behind the date are not confirmed yet. closed: the clock has stopped for good.
    hours: the cells are working hours.
    """

    state: State
    say: str
    due_words: str
    cells: tuple[ClockCell, ...]
    due_index: int
    now_index: int | None
    now_label: str
    start_label: str
    due_label: str
    reasons: tuple[str, ...]
    basis: str
    basis_url: str
    provisional: bool
    closed: bool
    hours: bool

    @property
    def icon(self) -> str:
        """The sign beside the words; the last day has its own."""
        if self.state == "soon" and not self.closed and self.now_index == self.due_index:
            return "alert"
        return ICONS[self.state]

    @property
    def kinds(self) -> frozenset[str]:
        """What the bar shows, for its key: done, left, off, hold, late."""
        return frozenset(mark for mark, _, _ in runs(self))


Run = tuple[str, int, int]  # the mark, the first cell, how many


def mark_of(face: ClockFace, index: int) -> str:
    """How one cell is drawn: done or left when it counts, else its own kind."""
    kind = face.cells[index].kind
    if kind == "count":
        return "done" if face.now_index is not None and index <= face.now_index else "left"
    return "late" if kind == "over" else kind


def runs(face: ClockFace) -> list[Run]:
    """Cells in drawing order; neighbours off, paused or late are drawn as one."""
    found: list[Run] = []
    for index in range(len(face.cells)):
        mark = mark_of(face, index)
        if found and mark in {"off", "hold", "late"} and found[-1][0] == mark:
            found[-1] = (mark, found[-1][1], found[-1][2] + 1)
        else:
            found.append((mark, index, 1))
    return found
