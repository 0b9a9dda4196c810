"""The facts that come with the system, read from its files. Pure Python: works without a database."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from danvan.deadlines.calendar import SpecialDay, WorkingCalendar
from danvan.deadlines.terms import Term

FOLDER = Path(__file__).parent / "seed"


@dataclass(frozen=True, slots=True)
class RuleFact:
    """One version of one rule as written in rules.csv."""

    key: str
    kind: str
    label: str
    label_en: str
    value: int
    unit: str
    most_extensions: int
    most_extended: int
    valid_from: date
    valid_to: date | None
    document: str
    article: str
    clause: str
    verified: bool
    note: str
    note_en: str

    @property
    def term(self) -> Term | None:
        """The term to count, None for what is none."""
        counted = self.kind == "term" and self.unit in ("wd", "d", "wh")
        return Term(self.value, self.unit) if counted else None  # type: ignore[arg-type]  # one of the three


@dataclass(frozen=True, slots=True)
class DayFact:
    """One special day as written in calendar.csv."""

    day: date
    worked: bool
    reason: str
    occasion: str
    pair: date | None
    decision: str
    verified: bool

    @property
    def code(self) -> str:
        """The reason as explanations store it."""
        return f"{self.reason}:{self.pair.isoformat() if self.pair else self.occasion}"


@dataclass(frozen=True, slots=True)
class YearFact:
    """Whether the days off of a year are announced."""

    year: int
    announced: bool
    decision: str


@cache
def rules() -> tuple[RuleFact, ...]:
    """Every rule version of the seed."""
    return tuple(_rule(row) for row in _rows("rules.csv"))


@cache
def days() -> tuple[DayFact, ...]:
    """Every special day of the seed."""
    return tuple(
        DayFact(
            _day(row["day"]),
            row["status"] == "worked",
            row["reason"],
            row["occasion"],
            _maybe(row["pair"]),
            row["decision"],
            row["verified"] == "1",
        )
        for row in _rows("calendar.csv")
    )


@cache
def years() -> tuple[YearFact, ...]:
    """Every year of the seed."""
    return tuple(YearFact(int(r["year"]), r["announced"] == "1", r["decision"]) for r in _rows("years.csv"))


@cache
def calendar() -> WorkingCalendar:
    """The seed's calendar, for when there is no other."""
    return WorkingCalendar.of(
        [SpecialDay(d.day, d.worked, d.code) for d in days()], [y.year for y in years() if y.announced]
    )


def rule_on(key: str, day: date) -> RuleFact | None:
    """The version of a rule in force on `day`."""
    versions = (r for r in rules() if r.key == key)
    return next((r for r in versions if r.valid_from <= day and (r.valid_to is None or day <= r.valid_to)), None)


def document(slug: str) -> dict[str, str]:
    """The row of a document in the seed of `legislation`, for citing it without a database."""
    return _documents()[slug]


@cache
def _documents() -> dict[str, dict[str, str]]:
    file = FOLDER.parent.parent / "legislation" / "seed" / "documents.csv"
    with file.open(encoding="utf-8", newline="") as lines:
        return {row["slug"]: row for row in csv.DictReader(line for line in lines if not line.startswith("#"))}


def _rule(row: dict[str, str]) -> RuleFact:
    numbers = {name: int(row[name]) for name in ("value", "most_extensions", "most_extended")}
    made = {"valid_from": _day(row["valid_from"]), "valid_to": _maybe(row["valid_to"])}
    return RuleFact(**{**row, **numbers, **made, "verified": row["verified"] == "1"})  # type: ignore[arg-type]  # typed above


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(line for line in file if not line.startswith("#"))


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _maybe(text: str) -> date | None:
    return _day(text) if text else None
