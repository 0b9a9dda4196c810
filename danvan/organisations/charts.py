"""The organisation chart of a unit: what stands below it, two lines deep, in three queries."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.text import capfirst

from danvan.organisations.models import Unit, UnitKind, UnitParent
from danvan.ui.tree import Node


@dataclass(frozen=True, slots=True)
class Chart:
    """`offices` of the unit's own level as nodes; `lower` the units of a lower level, a plain list."""

    offices: tuple[Node, ...] = ()
    lower: tuple[Unit, ...] = ()


def chart_of(unit: Unit, on: date) -> Chart:
    """Everything directly below the unit on that day, and below that what is of the same level."""
    first = _children([unit.pk], on)[unit.pk]
    own = [child for child in first if child.tier == unit.tier]
    second = _children([child.pk for child in own], on) if own else {}
    nodes = [_node(child, [c for c in second.get(child.pk, []) if c.tier == unit.tier]) for child in own]
    return Chart(tuple(nodes), tuple(child for child in first if child.tier != unit.tier))


def _children(ids: Iterable[int], on: date) -> dict[int, list[Unit]]:
    lines = UnitParent.objects.on(on).filter(parent__in=list(ids)).select_related("unit")
    found: dict[int, list[Unit]] = defaultdict(list)
    for line in sorted(lines, key=lambda line: (UnitKind.values.index(line.unit.kind), line.unit.sort)):
        if line.unit.holds_on(on):
            found[line.parent_id].append(line.unit)
    return found


def _node(unit: Unit, children: Sequence[Unit] = ()) -> Node:
    below = tuple(_node(child) for child in children)
    return Node(unit.name, capfirst(str(unit.get_kind_display())), unit.get_absolute_url(), below)
