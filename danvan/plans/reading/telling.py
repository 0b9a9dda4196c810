"""What was read, as programs and terminals are told: the JSON of `plans import --json`, and lines for people."""

from collections.abc import Iterator
from typing import Any

from danvan.plans.reading.pieces import ReadPlan, ReadTask
from danvan.plans.reading.problems import SENTENCES

_FACTS = ("number", "issued_on", "issuer", "title")


def as_told(plan: ReadPlan) -> dict[str, Any]:
    """The plan with these keys only; what was not recognised is None. Tasks are flat, `number` tells their place.

    {"number", "issued_on", "issuer", "title", "groups": [{"title", "tasks": [{"number", "title", "lead",
    "cooperating": [], "deliverable", "due", "recurrence", "source"}]}]}
    """
    told: dict[str, Any] = {name: plan.fact(name) or None for name in _FACTS}
    told["groups"] = [
        {"title": group.title.value or None, "tasks": [_task(task) for task in group.tasks]} for group in plan.groups
    ]
    return told


def _task(task: ReadTask) -> dict[str, Any]:
    return {
        "number": task.number or None,
        "title": task.title.value or None,
        "lead": task.lead.value or None,
        "cooperating": [unit.value for unit in task.cooperating],
        "deliverable": task.deliverable.value or None,
        "due": task.due.value or None,
        "recurrence": task.recurrence.value or None,
        "source": task.text or None,
    }


def as_lines(plan: ReadPlan) -> Iterator[str]:
    """For a person at a terminal."""
    for name, fact in plan.facts.items():
        yield f"{name}: {fact.value}  (line {fact.line}, {fact.confidence}: {fact.passage})"
    yield f"{plan.lines} lines, {len(plan.groups)} groups, {plan.task_count} tasks"
    for group in plan.groups:
        yield f"  {group.number or '-'} {group.title.value}  [{group.code or group.kind}]"
        for task in group.tasks:
            due = " ".join(value.value for value in (task.due, task.recurrence) if value)
            parts = [task.title.value, task.lead.value, due]
            yield f"    {task.number} {' | '.join(part for part in parts if part)}"
    for problem in plan.problems:
        sentence, _grave = SENTENCES[problem.code]
        yield f"! line {problem.line}: {sentence} {problem.passage}".rstrip()
