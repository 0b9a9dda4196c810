"""What became of the 526 and the 30: territories and their committees alike, by Resolution 1656."""

from collections import defaultdict

from danvan.events.recording import Recording
from danvan.legislation.models import Clause
from danvan.legislation.seeding import find_clause
from danvan.organisations.events import UnitSucceeded
from danvan.organisations.models import Share, Territory, TerritorySuccession, Unit, UnitSuccession
from danvan.organisations.seeding.files import FIRST_NEW_DAY, read, record_in_portions
from danvan.organisations.seeding.territories import Places

BASIS = "nq-1656-nq-ubtvqh15"
Line = tuple[Territory, Territory, str]


def enter(places: Places, units: dict[str, Unit]) -> None:
    """Enter the missing succession lines, once for the places and once for their committees."""
    lines = _of_wards(places)
    lines += _of_districts(lines)
    known = set(TerritorySuccession.objects.filter(on=FIRST_NEW_DAY).values_list("old_id", "new_id"))
    missing = [line for line in lines if (line[0].pk, line[1].pk) not in known]
    if not missing:
        return
    basis = find_clause(BASIS)
    TerritorySuccession.objects.bulk_create(
        [
            TerritorySuccession(old=old, new=new, share=share, on=FIRST_NEW_DAY, basis=basis)
            for old, new, share in missing
        ]
    )
    _of_committees(missing, units, basis)
    _record(missing)


def _of_wards(places: Places) -> list[Line]:
    return [
        (places.former[row["old"]], places.today[row["new"]], Share(row["share"])) for row in read("ward_successions")
    ]


def _of_districts(lines: list[Line]) -> list[Line]:
    """A district's land went, a part each, to every unit that took over one of its wards."""
    parts = {(old.parent, new) for old, new, _ in lines if old.parent is not None}
    ordered = sorted(parts, key=lambda pair: (pair[0].code, pair[1].code))
    return [(district, new, Share.PART) for district, new in ordered]


def _of_committees(lines: list[Line], units: dict[str, Unit], basis: Clause) -> None:
    committee = {place: units[f"ubnd-{place.slug}"] for old, new, _ in lines for place in (old, new)}
    UnitSuccession.objects.bulk_create(
        [
            UnitSuccession(old=committee[old], new=committee[new], share=share, on=FIRST_NEW_DAY, basis=basis)
            for old, new, share in lines
        ],
        ignore_conflicts=True,
    )


def _record(lines: list[Line]) -> None:
    successors: dict[Territory, int] = defaultdict(int)
    for old, _, _ in lines:
        successors[old] += 1
    record_in_portions(Recording(UnitSucceeded(count, FIRST_NEW_DAY), old) for old, count in successors.items())
