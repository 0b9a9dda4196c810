"""What is read from a plan: the shape that reviewers see and the database keeps as JSON."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any, Self

#: How sure a recognised value is: written down as such; read by a rule that is nearly always right; a guess.
SURE, LIKELY, GUESS = "sure", "likely", "guess"
CONFIDENCES = (SURE, LIKELY, GUESS)
LONGEST_PASSAGE = 300


@dataclass(slots=True)
class Value:
    """One recognised value. `value` as the plan keeps it (days as "2021-12-02", "": nothing was recognised).

    passage: the words of the file it was read in, at most 300 letters. line: counted from 1 in the lines of the file;
    0: read nowhere. confidence: "sure", "likely" or "guess".
    """

    value: str = ""
    passage: str = ""
    line: int = 0
    confidence: str = SURE

    def __bool__(self) -> bool:
        return bool(self.value)


@dataclass(slots=True)
class Passage:
    """Lines of the file as they stand; `line`: the first of them, counted from 1."""

    text: str
    line: int = 0


@dataclass(slots=True)
class ReadTask:
    """One task. number: the numbers that lead to it inside its group ("1", "1.1", "1.a").

    text: every line of the task in the words of the file. parent: `number` of the task above it in the same group, "".
    `recurrence`: a value of `danvan.plans.models.choices.Recurrence`. `due`: a day, of a recurring task the first one.
    """

    number: str = ""
    title: Value = field(default_factory=Value)
    lead: Value = field(default_factory=Value)
    cooperating: list[Value] = field(default_factory=list)
    deliverable: Value = field(default_factory=Value)
    due: Value = field(default_factory=Value)
    recurrence: Value = field(default_factory=Value)
    parent: str = ""
    text: str = ""
    line: int = 0


@dataclass(slots=True)
class ReadGroup:
    """A group of tasks. kind: "tasks" or "organising" (who does what). code: one of the seven groups or ""
    (a value of `danvan.plans.models.choices.GroupCode`). text: its heading and what introduces its tasks."""

    number: str = ""
    title: Value = field(default_factory=Value)
    code: str = ""
    kind: str = "tasks"
    text: str = ""
    line: int = 0
    tasks: list[ReadTask] = field(default_factory=list)


@dataclass(slots=True)
class Problem:
    """Something a reviewer must look at. `code` is a key of `danvan.plans.reading.problems.SENTENCES`; line 0: the
    whole file."""

    code: str
    line: int = 0
    passage: str = ""


@dataclass(slots=True)
class ReadPlan:
    """A whole plan. facts: "number", "issued_on", "issuer", "kind" (plan, programme, directive), "title", "abstract",
    "year"; what was not found is missing. bases: what the plan rests on. purpose: aims and demands, one text.
    rest: lines that are none of these (letterhead, signature, page numbers)."""

    source: str = ""
    lines: int = 0
    facts: dict[str, Value] = field(default_factory=dict)
    bases: list[Passage] = field(default_factory=list)
    purpose: list[Passage] = field(default_factory=list)
    groups: list[ReadGroup] = field(default_factory=list)
    rest: list[Passage] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def fact(self, name: str) -> str:
        """The value of a fact, "" where it was not found."""
        found = self.facts.get(name)
        return found.value if found else ""

    def tasks(self) -> Iterator[ReadTask]:
        """Every task in the order of the file."""
        for group in self.groups:
            yield from group.tasks

    @property
    def task_count(self) -> int:
        return sum(len(group.tasks) for group in self.groups)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        """The plan that `as_json` wrote."""
        return cls(
            source=data.get("source", ""),
            lines=data.get("lines", 0),
            facts={name: Value(**fact) for name, fact in data.get("facts", {}).items()},
            bases=[Passage(**passage) for passage in data.get("bases", [])],
            purpose=[Passage(**passage) for passage in data.get("purpose", [])],
            groups=[_group(group) for group in data.get("groups", [])],
            rest=[Passage(**passage) for passage in data.get("rest", [])],
            problems=[Problem(**problem) for problem in data.get("problems", [])],
        )


def _group(data: dict[str, Any]) -> ReadGroup:
    tasks = [_task(task) for task in data.get("tasks", [])]
    return ReadGroup(**{**data, "title": Value(**data["title"]), "tasks": tasks})


def _task(data: dict[str, Any]) -> ReadTask:
    single = {name: Value(**data[name]) for name in ("title", "lead", "deliverable", "due", "recurrence")}
    return ReadTask(**{**data, **single, "cooperating": [Value(**unit) for unit in data.get("cooperating", [])]})


def shortened(words: str) -> str:
    """A passage as it is quoted: at most 300 letters."""
    return words if len(words) <= LONGEST_PASSAGE else words[: LONGEST_PASSAGE - 1] + "…"
