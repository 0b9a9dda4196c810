"""Figures of the home page for the quarter that runs: the first measures of the house, and those of each group."""

from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

from danvan.measures.quarters import quarter_of
from danvan.measures.queries import figures
from danvan.measures.registry import all_measures
from danvan.measures.showing import Shown
from danvan.portal.groups import GROUPS, TaskGroup

SHOWN = 3


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """A task group with the live figures of its work."""

    group: TaskGroup
    figures: list[Shown]


def home_figures(*, on: date) -> dict[str, Any]:
    """`figures` (Shown), `groups` (ShownGroup) and their `quarter`; one question to the kept figures for all."""
    quarter = quarter_of(on)
    known = {measure.key: measure for measure in all_measures()}
    first = list(known.values())[:SHOWN]
    of_groups = [[known[key] for key in group.measures if key in known] for group in GROUPS]
    wanted = list(dict.fromkeys([*first, *chain.from_iterable(of_groups)]))
    found = figures((measure, quarter.scope()) for measure in wanted)
    shown = {measure.key: Shown(measure, figure) for measure, figure in zip(wanted, found, strict=True)}
    return {
        "quarter": quarter,
        "figures": [shown[measure.key] for measure in first],
        "groups": [
            ShownGroup(group, [shown[measure.key] for measure in own])
            for group, own in zip(GROUPS, of_groups, strict=True)
        ],
    }
