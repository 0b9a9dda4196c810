"""Plans to be read: files of our own sentences beside this folder, and short ways to look at what was read."""

from pathlib import Path

from danvan.plans.reading.pieces import ReadGroup, ReadPlan, ReadTask
from danvan.plans.reading.reader import read_plan

FILES = Path(__file__).resolve().parents[1] / "files"
NAMES = sorted(path.name for path in FILES.iterdir())

#: A report of a portal on a plan of seven groups, without any number before them.
REPORT = (FILES / "bai-bao.txt").read_text(encoding="utf-8")
SEVEN = [
    *("propaganda", "apparatus", "coordination", "policy_delivery"),
    *("admin_reform", "reception_dialogue", "emulation_unity"),
]


def file(name: str) -> ReadPlan:
    return read_plan((FILES / name).read_bytes())


def text(words: str) -> ReadPlan:
    return read_plan(words.encode())


def plan(*lines: str, title: str = "Gần dân") -> ReadPlan:
    """A plan of 15 January 2098 with this body."""
    head = ["UBND XÃ MẪU", "Số: 1/KH-UBND", "Mẫu, ngày 15 tháng 01 năm 2098", "KẾ HOẠCH", title, ""]
    return text("\n".join([*head, *lines]))


def facts(read: ReadPlan) -> dict[str, str]:
    return {name: fact.value for name, fact in read.facts.items() if name not in {"abstract", "year"}}


def numbers(read: ReadPlan) -> list[tuple[str, list[str]]]:
    """(title of the group, numbers of its tasks)."""
    return [(group.title.value, [task.number for task in group.tasks]) for group in read.groups]


def tasks(read: ReadPlan) -> dict[str, ReadTask]:
    """Tasks by their number; of two groups with equal numbers the last."""
    return {task.number: task for task in read.tasks()}


def said(task: ReadTask) -> tuple[str, list[str], str, str, str]:
    """(lead, cooperating, due, recurrence, deliverable)."""
    units = [unit.value for unit in task.cooperating]
    return task.lead.value, units, task.due.value, task.recurrence.value, task.deliverable.value


def codes(read: ReadPlan) -> list[str]:
    return [problem.code for problem in read.problems]


def group(read: ReadPlan, title: str) -> ReadGroup:
    return next(group for group in read.groups if group.title.value == title)


def kept_words(read: ReadPlan) -> str:
    """Every word that what was read still holds."""
    parts = [passage.text for passage in (*read.bases, *read.purpose, *read.rest)]
    for found in read.groups:
        parts += [found.text, *(task.text for task in found.tasks)]
    return " ".join(parts)
