"""What a figure of few people may tell. Pure: numbers in, numbers out.

Nobody but the person may learn that a person has not read. So:

1. A cell is the readers of one unit. With fewer than LEAST readers it is no cell: its readers count with the unit
   above, and so on up; what is still too few at the top is left out of every figure. Such a unit is never told apart,
   also not when all of it has confirmed: "told only when complete" would say of the silent ones that they are not.
2. A cell tells its number when all have confirmed or at least LEAST have. Otherwise it says "fewer than LEAST", and
   counts as none in every sum. So neither "nobody" nor "only one" is ever told, and a person who knows the own answer
   cannot work out a colleague's.
3. A sum of cells tells its number when none of its parts holds back, or when the parts held back at least LEAST
   together, else the sum of what the parts told, marked "at least". It is then short by fewer than LEAST. Subtracting
   the parts that are told from a sum therefore never leaves a part known to have none.
4. Every page, file and measure is made of these same cells and sums, in one tree: two ways of cutting the same people
   would, compared, tell more than each.
"""

from collections.abc import Iterable
from dataclasses import dataclass

LEAST = 3


@dataclass(frozen=True, slots=True)
class Told:
    """A number as it may be told: `number`, or at least `number` when not `exact`; `held` is what it keeps back."""

    number: int
    exact: bool
    held: int = 0


NONE = Told(0, True)


def tell(count: int, of: int) -> Told:
    """The number of one cell: `count` of its `of` readers."""
    if of < LEAST:
        raise ValueError(f"{of} readers are no cell.")
    return Told(count, True) if count == of or count >= LEAST else Told(0, False, count)


def together(parts: Iterable[Told]) -> Told:
    """The sum of cells or of sums."""
    known = list(parts)
    number, held = sum(part.number for part in known), sum(part.held for part in known)
    if all(part.exact for part in known) or held >= LEAST:
        return Told(number + held, True)
    return Told(number, False, held)


def pooled(readers: dict[int, int], above: dict[int, int | None]) -> dict[int, int | None]:
    """Unit -> the unit in whose cell its readers count; None where they are too few at the top.

    readers: how many there are in each unit. above: the unit above each unit, None at the top; without circles.
    """
    holds = {unit: [unit] for unit in readers}
    counts = dict(readers)
    for unit in sorted({*readers, *above}, key=lambda unit: -_depth(unit, above)):
        number, top = counts.get(unit, 0), above.get(unit)
        if number and number < LEAST and top is not None:
            holds.setdefault(top, []).extend(holds.pop(unit))
            counts[top] = counts.get(top, 0) + counts.pop(unit)
    cells: dict[int, int | None] = {}
    for cell, units in holds.items():
        cells |= dict.fromkeys(units, cell if counts[cell] >= LEAST else None)
    return cells


def _depth(unit: int, above: dict[int, int | None]) -> int:
    depth, here = 0, above.get(unit)
    while here is not None:
        depth, here = depth + 1, above.get(here)
    return depth
