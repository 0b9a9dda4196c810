"""Lines of command over time: no unit may stand below itself on any day."""

from datetime import date

from danvan.organisations.models import UnitParent

Days = tuple[date, date]


def would_close_a_circle(unit_id: int, parent_id: int, first: date | None, last: date | None) -> bool:
    """Would a line from `unit` up to `parent` on these days meet a line that already leads down to `parent`?"""
    if unit_id == parent_id:
        return True
    children: dict[int, list[tuple[int, Days]]] = {}
    for line in UnitParent.objects.values_list("parent_id", "unit_id", "valid_from", "valid_to"):
        children.setdefault(line[0], []).append((line[1], (line[2] or date.min, line[3] or date.max)))
    return _reaches(children, unit_id, parent_id, (first or date.min, last or date.max))


def _reaches(children: dict[int, list[tuple[int, Days]]], start: int, goal: int, days: Days) -> bool:
    waiting, seen = [(start, days)], {(start, days)}
    while waiting:
        unit, (first, last) = waiting.pop()
        for child, (begin, end) in children.get(unit, []):
            shared = (max(first, begin), min(last, end))
            if shared[0] > shared[1] or (child, shared) in seen:
                continue
            if child == goal:
                return True
            seen.add((child, shared))
            waiting.append((child, shared))
    return False
