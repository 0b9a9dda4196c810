"""A proposed change in words: what, from what, to what; a fixed number of queries for many proposals."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.organisations.models import Unit
from danvan.plans.lifecycle import ProposalState
from danvan.plans.models import ChangeProposal
from danvan.plans.models.choices import TASK_STATES, Direction
from danvan.ui.days import day_words

LABELS = {
    "due_on": gettext_lazy("Due"),
    "unit": gettext_lazy("Lead unit"),
    "title": gettext_lazy("Wording of the task"),
    "deliverable": gettext_lazy("Deliverable"),
    "weight": gettext_lazy("Weight"),
    "starts_on": gettext_lazy("Begins"),
    "detail": gettext_lazy("What is to be done"),
    "state": gettext_lazy("State"),
    "recurrence": gettext_lazy("How often"),
}
TAGS = {
    ProposalState.OPEN.value: ("soon", "clock"),
    ProposalState.ACCEPTED.value: ("ok", "check"),
    ProposalState.DECLINED.value: ("late", "x"),
    ProposalState.OVERTAKEN.value: ("", "swap"),
}


@dataclass(frozen=True, slots=True)
class ShownChange:
    label: Any
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ShownProposal:
    """One proposal; `heading` says who asks what of whom."""

    proposal: ChangeProposal
    changes: Sequence[ShownChange]
    tag: tuple[str, str]
    heading: str

    @property
    def is_decree(self) -> bool:
        """Nobody was asked: whoever gave the task changed it."""
        return self.proposal.proposer_id == self.proposal.decider_id


def shown(proposals: Iterable[ChangeProposal]) -> list[ShownProposal]:
    """In order; one query for the units they name."""
    rows = list(proposals)
    wanted = {pk for row in rows for pk in row.changes.get("unit", ()) if isinstance(pk, int)}
    names = dict(Unit.objects.filter(pk__in=wanted).values_list("pk", "name")) if wanted else {}
    return [ShownProposal(row, changes_of(row, names), TAGS[row.state], _heading(row)) for row in rows]


def changes_of(proposal: ChangeProposal, names: dict[int, str]) -> list[ShownChange]:
    return [
        ShownChange(LABELS.get(name, name), _said(name, pair[0], names), _said(name, pair[1], names))
        for name, pair in proposal.changes.items()
        if isinstance(pair, list) and len(pair) == 2
    ]


def in_short(proposal: ChangeProposal, names: dict[int, str]) -> str:
    """ "Due: 1/10/2026 → 1/12/2026; Weight: 1 → 3"."""
    return "; ".join(f"{one.label}: {one.old} → {one.new}" for one in changes_of(proposal, names))


def _heading(row: ChangeProposal) -> str:
    if row.proposer_id == row.decider_id:
        return _("Changed by %(unit)s") % {"unit": row.proposer.name}
    if row.direction == Direction.DOWN:
        return _("The task above changed: %(unit)s decides") % {"unit": row.decider.name}
    return _("%(unit)s proposes a change; %(decider)s decides") % {
        "unit": row.proposer.name,
        "decider": row.decider.name,
    }


def _said(name: str, value: Any, names: dict[int, str]) -> str:
    if value in (None, ""):
        return "–"
    if name in ("due_on", "starts_on"):
        return day_of(value)
    if name == "unit":
        return names.get(value, "–")
    if name == "state":
        return str(dict(TASK_STATES).get(value, value))
    return str(value)


def day_of(text: Any) -> str:
    """A stored day as readers see it."""
    try:
        return date_format(date.fromisoformat(str(text)), "SHORT_DATE_FORMAT")
    except ValueError:
        return str(text)


def long_day(day: date | None) -> str:
    return day_words(day) if day else "–"
