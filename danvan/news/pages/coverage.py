"""Figures of a dissemination as lines of a table: by level and unit, never by person."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from danvan.measures.figures import decimal
from danvan.news.models import Dissemination
from danvan.news.queries.coverage import CITY, COMMUNE, DEPARTMENT, WHOLE, Coverage, Node, coverages
from danvan.news.queries.telling import LEAST, Told
from danvan.news.queries.viewing import views_of
from danvan.organisations.models import Unit
from danvan.ui.lists import Column

LEVELS: dict[int, str | Promise] = {
    WHOLE: _("All units"),
    CITY: _("City committee and its offices"),
    DEPARTMENT: _("Departments of the city"),
    COMMUNE: _("Wards and communes"),
}
UNIT = "don-vi"


@dataclass(frozen=True, slots=True)
class Line:
    """One line. heading: a level, above its units. url: what stands below, "" for nothing. few: no percent is told."""

    label: str
    level: str
    must: int
    in_time: str
    confirmed: str
    percent: str
    days: str
    url: str = ""
    heading: bool = False
    few: bool = False


def coverage_page(row: Dissemination, *, within: frozenset[int], slug: str) -> dict[str, Any]:
    """Context of the figures: the whole, or the unit asked for. Five queries whatever the size.

    within: units this person oversees; whoever does not oversee the sender sees the own units only.
    """
    found = _coverage(row)
    units = Unit.objects.in_bulk([cell.unit_id for cell in _every(found.whole) if cell.unit_id is not None])
    tops = _tops(row, found, units, within)
    chosen = next((node for node in _every(found.whole) if _is(node, slug, units)), None)
    if chosen is not None and not any(_holds(top, chosen) for top in tops):
        chosen = None
    shown = [chosen] if chosen is not None else tops
    return {
        "node": chosen,
        "node_unit": units[chosen.unit_id] if chosen is not None and chosen.unit_id is not None else None,
        "total": _line(shown[0], units) if len(shown) == 1 else None,
        "lines": list(_table(shown, units)),
        "left_out": found.left_out if row.unit_id in within else 0,
        "least": LEAST,
    }


COLUMNS = (
    Column("unit", _("Unit"), lambda line: line.label),
    Column("level", _("Level"), lambda line: line.level),
    Column("must", _("Must know it"), lambda line: line.must),
    Column("in_time", _("Confirmed by the day"), lambda line: line.in_time),
    Column("percent", _("Share by the day, %"), lambda line: line.percent),
    Column("confirmed", _("Confirmed until now"), lambda line: line.confirmed),
    Column("days", _("Days, median"), lambda line: line.days),
)


class Rows(list[Line]):
    """Lines as the exporter reads rows."""

    def __getitem__(self, key: Any) -> Any:
        found = super().__getitem__(key)
        return Rows(found) if isinstance(key, slice) else found

    def iterator(self, chunk_size: int) -> Iterator[Line]:
        return iter(self)


def reach_of(row: Dissemination) -> dict[str, int] | None:
    """How often citizens opened the article since it was sent; None where nothing is counted."""
    if not row.is_public or row.article_id is None or row.views_before is None:
        return None
    now = views_of([row.article_id]).get(row.article_id, 0)
    return {"since": max(0, now - row.views_before), "ever": now}


class Shares:
    """Shares of rows that are shown together, worked out at once."""

    def __init__(self) -> None:
        self._known: dict[int, Coverage] = {}

    def words(self, row: Dissemination) -> str:
        if row.sent_on is None:
            return "–"
        if row.pk not in self._known:
            together = [one for one in getattr(row, "read_together", [row]) if one.sent_on]
            self._known |= coverages([(one.pk, one.sent_on) for one in together])
        whole = self._known[row.pk].whole
        if not whole.must:
            return gettext("few people")
        return f"{percent_words(whole.in_time, whole.must)} ({told_words(whole.in_time)}/{decimal(whole.must)})"


def told_words(told: Told) -> str:
    """12, "at least 12", "under 3"."""
    if told.exact:
        return decimal(told.number)
    if not told.number:
        return gettext("under %(least)s") % {"least": LEAST}
    return gettext("at least %(number)s") % {"number": decimal(told.number)}


def percent_words(told: Told, of: int) -> str:
    """As written, "–" where the number is not told."""
    if not of or (not told.exact and not told.number):
        return "–"
    return f"{decimal(100 * told.number / of)} %"


def _coverage(row: Dissemination) -> Coverage:
    if row.sent_on is None:
        raise ValueError("A draft has no readers.")
    return coverages([(row.pk, row.sent_on)])[row.pk]


def _every(node: Node) -> Iterator[Node]:
    yield node
    for part in node.parts:
        yield from _every(part)


def _is(node: Node, slug: str, units: dict[int, Unit]) -> bool:
    return node.unit_id is not None and not node.own and bool(node.parts) and units[node.unit_id].slug == slug


def _holds(node: Node, other: Node) -> bool:
    return any(one is other for one in _every(node))


def _tops(row: Dissemination, found: Coverage, units: dict[int, Unit], within: frozenset[int]) -> list[Node]:
    """Everything for who sent it or stands above; else the highest nodes of the own units."""
    if row.unit_id in within:
        return [found.whole]
    tops: list[Node] = []
    for node in _every(found.whole):
        if node.unit_id in within and not any(_holds(top, node) for top in tops):
            tops.append(node)
    return tops


def _table(shown: Sequence[Node], units: dict[int, Unit]) -> Iterator[Line]:
    for node in shown:
        parts = node.parts or ((node,) if node.unit_id is not None else ())
        if len(parts) == 1:
            parts = (replace(parts[0], own=False),)
        for part in parts if len(shown) == 1 else (node,):
            if part.unit_id is None:
                yield _line(part, units, heading=True)
                yield from (_line(one, units) for one in part.parts)
            else:
                yield _line(part, units)


def _line(node: Node, units: dict[int, Unit], *, heading: bool = False) -> Line:
    unit = units[node.unit_id] if node.unit_id is not None else None
    label = unit.name if unit else str(LEVELS[node.level])
    if node.own and unit:
        label = gettext("%(unit)s, the unit itself") % {"unit": unit.name}
    days = node.median_days
    return Line(
        label,
        str(LEVELS[node.level]),
        node.must,
        told_words(node.in_time) if node.must else "–",
        told_words(node.confirmed) if node.must else "–",
        percent_words(node.in_time, node.must),
        "–" if days is None else decimal(days),
        f"?{UNIT}={unit.slug}" if unit and node.parts else "",
        heading,
        not node.must or not (node.in_time.exact or node.in_time.number),
    )
