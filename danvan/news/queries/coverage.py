"""How far a dissemination got: a tree of figures by level and unit, made of cells that tell of no single person.

The rule of what may be told stands in `telling`. A node is the whole, a level, or a unit with all below it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from statistics import median

from django.db.models import Count

from danvan.news.models import Reader
from danvan.news.queries.telling import LEAST, NONE, Told, pooled, tell, together
from danvan.organisations.models import Tier, Unit, UnitKind, UnitParent

CITY, DEPARTMENT, COMMUNE = 1, 2, 3
WHOLE = 0


@dataclass(slots=True)
class Tally:
    """What was counted in one unit: how many must know it, on which day after they got it how many confirmed."""

    must: int = 0
    in_time: int = 0
    days: list[int] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        self.must += other.must
        self.in_time += other.in_time
        self.days += other.days


@dataclass(frozen=True, slots=True)
class Node:
    """One line of a coverage table. unit_id None: the whole, or a level; level: CITY, DEPARTMENT, COMMUNE or WHOLE.

    `own`: the cell of the unit itself, not of those below it.
    """

    unit_id: int | None
    level: int
    must: int
    in_time: Told
    confirmed: Told
    days: tuple[int, ...] = ()
    parts: tuple["Node", ...] = ()
    own: bool = False

    @property
    def median_days(self) -> float | None:
        """Calendar days from being named to confirming, of the cells that tell their number."""
        return float(median(self.days)) if len(self.days) >= LEAST else None

    def cells(self) -> list["Node"]:
        """The cells it is made of."""
        return [cell for part in self.parts for cell in part.cells()] if self.parts else [self]

    def find(self, unit_id: int) -> "Node | None":
        """The node of that unit with all below it."""
        if self.unit_id == unit_id and not self.own:
            return self
        return next((found for part in self.parts if (found := part.find(unit_id))), None)


@dataclass(frozen=True, slots=True)
class Coverage:
    """The tree of one dissemination; `left_out` readers stand in units too small for any figure."""

    whole: Node
    left_out: int


Key = tuple[int, date]  # dissemination, and the day by whose lines of command it is cut


def coverages(keys: Sequence[Key]) -> dict[int, Coverage]:
    """Dissemination -> its coverage; three queries, however many disseminations and readers."""
    tallies = _tallies([pk for pk, _ in keys])
    lines = _lines() if keys else {}
    units = {unit.pk: unit for unit in Unit.objects.only("pk", "tier", "kind", "sort")} if keys else {}
    return {pk: _made(tallies.get(pk, {}), lines_on(lines, day), units) for pk, day in keys}


def _tallies(ids: Iterable[int]) -> dict[int, dict[int, Tally]]:
    found: dict[int, dict[int, Tally]] = defaultdict(lambda: defaultdict(Tally))
    rows = Reader.objects.counted().filter(dissemination_id__in=list(ids)).order_by()
    grouped = rows.values_list("dissemination_id", "unit_id", "added_on", "due_on", "confirmed_on")
    for pk, unit, added, due, confirmed, number in grouped.annotate(number=Count("pk")):
        tally = found[pk][unit]
        tally.must += number
        if confirmed is not None:
            tally.in_time += number if confirmed <= due else 0
            tally.days += [max(0, (confirmed - added).days)] * number
    return found


Line = tuple[int, date, date, int]


def _lines() -> dict[int, list[Line]]:
    found: dict[int, list[Line]] = defaultdict(list)
    rows = UnitParent.objects.order_by("pk").values_list("unit_id", "parent_id", "valid_from", "valid_to", "pk")
    for unit, parent, first, last, pk in rows:
        found[unit].append((parent, first or date.min, last or date.max, pk))
    return found


def lines_on(lines: Mapping[int, Sequence[Line]], day: date) -> dict[int, int | None]:
    """The one unit above each on that day, of several the one longest there; else the first that followed."""
    above: dict[int, int | None] = {}
    for unit, known in lines.items():
        then = [line for line in known if line[1] <= day <= line[2]]
        later = [line for line in known if line[1] > day]
        chosen = min(then or later, key=lambda line: (line[1], line[3]), default=None)
        above[unit] = chosen[0] if chosen else None
    return {unit: top if _ends(unit, above) else None for unit, top in above.items()}


def _ends(unit: int, above: Mapping[int, int | None]) -> bool:
    """Lines of different days could close a circle."""
    seen, here = {unit}, above.get(unit)
    while here is not None:
        if here in seen:
            return False
        seen.add(here)
        here = above.get(here)
    return True


def level_of(unit: Unit) -> int:
    """City, its departments, or wards and communes."""
    if unit.tier in {Tier.COMMUNE, Tier.GROUP}:
        return COMMUNE
    return DEPARTMENT if unit.kind == UnitKind.DEPARTMENT else CITY


def _made(tallies: Mapping[int, Tally], above: dict[int, int | None], units: Mapping[int, Unit]) -> Coverage:
    cells = pooled({unit: tally.must for unit, tally in tallies.items()}, above)
    summed: dict[int, Tally] = defaultdict(Tally)
    left_out = 0
    for unit, cell in cells.items():
        if cell is None:
            left_out += tallies[unit].must
        else:
            summed[cell].add(tallies[unit])
    return Coverage(_Tree(summed, above, units).whole(), left_out)


class _Tree:
    """Cells gathered below the units they stand in, and these under their level."""

    def __init__(self, cells: Mapping[int, Tally], above: Mapping[int, int | None], units: Mapping[int, Unit]) -> None:
        self._cells, self._units = cells, units
        self._below: dict[int | None, set[int]] = defaultdict(set)
        for cell in cells:
            here: int | None = cell
            while here is not None:
                top = above.get(here)
                self._below[top].add(here)
                here = top

    def whole(self) -> Node:
        top = None
        # What stands above all of them tells nothing: begin where the ways part.
        while top not in self._cells and len(self._below[top]) == 1:
            (top,) = self._below[top]
        parts = self._parts(top) if top is not None else [self._node(unit) for unit in self._below[None]]
        by_level: dict[int, list[Node]] = defaultdict(list)
        for part in parts:
            by_level[part.level].append(part)
        if len(by_level) > 1:
            parts = [_sum(None, level, self._sorted(by_level[level])) for level in sorted(by_level)]
        return _sum(None, WHOLE, self._sorted(parts))

    def _parts(self, unit: int) -> list[Node]:
        own = [self._cell(unit, own=True)] if unit in self._cells else []
        return own + [self._node(child) for child in self._below[unit]]

    def _node(self, unit: int) -> Node:
        if not self._below[unit]:
            return self._cell(unit)
        return _sum(unit, level_of(self._units[unit]), self._sorted(self._parts(unit)))

    def _cell(self, unit: int, *, own: bool = False) -> Node:
        tally = self._cells[unit]
        in_time, confirmed = tell(tally.in_time, tally.must), tell(len(tally.days), tally.must)
        days = tuple(tally.days) if confirmed.exact else ()
        return Node(unit, level_of(self._units[unit]), tally.must, in_time, confirmed, days, own=own)

    def _sorted(self, nodes: Iterable[Node]) -> list[Node]:
        return sorted(nodes, key=lambda node: (not node.own, self._units[node.unit_id].sort if node.unit_id else ""))


def _sum(unit: int | None, level: int, parts: Sequence[Node]) -> Node:
    return Node(
        unit,
        level,
        sum(part.must for part in parts),
        together(part.in_time for part in parts) if parts else NONE,
        together(part.confirmed for part in parts) if parts else NONE,
        tuple(day for part in parts for day in part.days),
        tuple(parts),
    )
