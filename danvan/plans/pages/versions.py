"""Versions of a plan side by side: what was added, dropped and changed, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from danvan.organisations.models import Unit
from danvan.plans.models import PlanVersion
from danvan.plans.models.choices import TASK_STATES, Recurrence

_LABELS: dict[str, Promise] = {
    "group": _("Task group"),
    "number": _("Number"),
    "title": _("Task of the plan"),
    "unit": _("Lead unit"),
    "lead_text": _("Lead, as the paper names it"),
    "cooperating": _("Cooperating units"),
    "deliverable": _("Deliverable"),
    "due_on": _("Due"),
    "recurrence": _("How often"),
    "weight": _("Weight"),
    "state": _("State"),
}
_MOVES = frozenset({"sent", "received", "under_way", "reported", "done"})


@dataclass(frozen=True, slots=True)
class Change:
    label: str | Promise
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Compared:
    """One task in two versions. kind: "added", "dropped" or "changed"."""

    kind: str
    name: str
    group: str
    changes: list[Change]
    key: int


@dataclass(frozen=True, slots=True)
class Comparison:
    before: PlanVersion
    now: PlanVersion
    tasks: list[Compared]
    same: int

    def of(self, kind: str) -> list[Compared]:
        return [one for one in self.tasks if one.kind == kind]

    @property
    def added(self) -> list[Compared]:
        return self.of("added")

    @property
    def dropped(self) -> list[Compared]:
        return self.of("dropped")

    @property
    def changed(self) -> list[Compared]:
        return self.of("changed")


def compare(before: PlanVersion, now: PlanVersion) -> Comparison:
    """From one version to another; one query, for the names of units. How far a task is makes no difference."""
    old = {row["id"]: row for row in before.content.get("tasks", [])}
    new = {row["id"]: row for row in now.content.get("tasks", [])}
    names = _unit_names([*old.values(), *new.values()])
    found = []
    for key, row in new.items():
        kind, changes = _kind_of(old.get(key), row, (before, now), names)
        if kind:
            found.append(Compared(kind, _name(row), _group(row, now), changes, key))
    gone = [Compared("dropped", _name(row), _group(row, before), [], key) for key, row in old.items() if key not in new]
    return Comparison(before, now, [*found, *gone], len(new) - len(found))


def _kind_of(
    old: dict[str, Any] | None, row: dict[str, Any], versions: tuple[PlanVersion, PlanVersion], names: dict[int, str]
) -> tuple[str, list[Change]]:
    if old is None:
        return "added", [_said(name, row, versions[1], names) for name in ("unit", "due_on", "deliverable")]
    if row["state"] == "cancelled" and old["state"] != "cancelled":
        return "dropped", []
    changes = []
    for name, label in _LABELS.items():
        was, now = (_words(name, one, at, names) for one, at in zip((old, row), versions, strict=True))
        moved = name == "state" and {old["state"], row["state"]} <= _MOVES
        if was != now and not moved:
            changes.append(Change(label, was, now))
    return ("changed", changes) if changes else ("", [])


def _said(name: str, row: dict[str, Any], version: PlanVersion, names: dict[int, str]) -> Change:
    return Change(_LABELS[name], "", _words(name, row, version, names))


def _words(name: str, row: dict[str, Any], version: PlanVersion, names: dict[int, str]) -> str:
    value = row.get(name)
    if name == "group":
        return _group(row, version)
    if name == "unit":
        return names.get(value, "–") if isinstance(value, int) else "–"
    if name == "cooperating":
        return "; ".join(names.get(key, "–") for key in value or []) or "–"
    if name == "due_on":
        return date_format(date.fromisoformat(str(value)), "SHORT_DATE_FORMAT") if value else gettext("no date")
    known: dict[Any, Any] = {"recurrence": dict(Recurrence.choices), "state": dict(TASK_STATES)}.get(name, {})
    return str(known.get(value, value) if value not in (None, "") or known else "–")


def _unit_names(rows: Iterable[dict[str, Any]]) -> dict[int, str]:
    keys = {key for row in rows for key in (row.get("unit"), *(row.get("cooperating") or [])) if isinstance(key, int)}
    return dict(Unit.objects.filter(pk__in=keys).values_list("pk", "name"))


def _name(row: dict[str, Any]) -> str:
    return f"{row.get('number', '')} {row.get('title', '')}".strip()


def _group(row: dict[str, Any], version: PlanVersion) -> str:
    groups = version.content.get("groups", [])
    at = row.get("group", -1)
    if not 0 <= at < len(groups):
        return "–"
    return f"{groups[at].get('number', '')} {groups[at].get('title', '')}".strip()
