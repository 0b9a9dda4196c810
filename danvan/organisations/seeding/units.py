"""Bodies of the city, the offices of each ward and commune, and the committees that ended with the districts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from danvan.events.recording import Recording
from danvan.organisations.events import UnitEntered
from danvan.organisations.models import Post, Territory, TerritoryKind, Tier, Unit, UnitKind, UnitParent
from danvan.organisations.seeding.files import FIRST_NEW_DAY, LAST_OLD_DAY, day, read, record_in_portions
from danvan.organisations.seeding.territories import Places

COMMITTEE_OF_CITY = "ubnd-thanh-pho-ha-noi"
SOURCE = "provisional"


@dataclass(frozen=True, slots=True)
class Entry:
    """A unit to enter, the slug of the one above it, and the title of its head's post."""

    unit: Unit
    above: str = ""
    line_from: date | None = None
    head: str = ""


def enter(places: Places) -> dict[str, Unit]:
    """Enter the missing units with their lines and head posts; returns every unit by slug."""
    known = {unit.slug: unit for unit in Unit.objects.all()}
    entries = [e for e in _all(places) if e.unit.slug not in known]
    Unit.objects.bulk_create([e.unit.prepare() for e in entries])
    known.update({e.unit.slug: e.unit for e in entries})
    UnitParent.objects.bulk_create(
        [
            UnitParent(unit=e.unit, parent=known[e.above], valid_from=e.line_from, valid_to=e.unit.valid_to)
            for e in entries
            if e.above
        ]
    )
    Post.objects.bulk_create([_head_post(e) for e in entries if e.head])
    record_in_portions(Recording(UnitEntered(e.unit.slug, SOURCE), e.unit, e.unit.pk) for e in entries)
    return known


def _head_post(entry: Entry) -> Post:
    days = {"valid_from": entry.unit.valid_from, "valid_to": entry.unit.valid_to}
    return Post(unit=entry.unit, title=entry.head, post_class=Post.Class.LEADERSHIP, leads=True, **days)


def _all(places: Places) -> Iterator[Entry]:
    yield from _of_the_city(places.city)
    patterns = read("offices")
    for territory in places.today.values():
        yield from _of_a_ward(territory, patterns)
    # Districts before their wards, so that the line upward finds its end.
    for territory in sorted(places.former.values(), key=lambda t: (t.tier != Tier.DISTRICT, t.code)):
        yield _former_committee(territory)


def _of_the_city(city: Territory) -> Iterator[Entry]:
    for row in read("units"):
        unit = Unit(
            slug=row["slug"],
            name=row["name"],
            kind=UnitKind(row["kind"]),
            tier=Tier.CITY,
            territory=city,
            valid_from=day(row["valid_from"]),
            coordinates=bool(row["coordinates"]),
            provisional=True,
        )
        yield Entry(unit, row["parent"], day(row["line_from"]) or unit.valid_from, row["head"])


def _of_a_ward(territory: Territory, patterns: list[dict[str, str]]) -> Iterator[Entry]:
    kind = "ward" if territory.kind == TerritoryKind.WARD else "commune"
    words = {"place": territory.name_in_sentence, "slug": territory.slug}
    for row in patterns:
        if row["of"] in ("both", kind):
            unit = Unit(
                slug=row["slug"].format(**words),
                name=row["name"].format(**words),
                kind=UnitKind(row["kind"]),
                tier=Tier.COMMUNE,
                territory=territory,
                valid_from=FIRST_NEW_DAY,
                provisional=row["kind"] != UnitKind.COMMITTEE,
            )
            yield Entry(unit, row["above"].format(**words), FIRST_NEW_DAY, row["head"])


def _former_committee(territory: Territory) -> Entry:
    name, above = f"UBND {territory.name_in_sentence}", COMMITTEE_OF_CITY
    if territory.tier == Tier.COMMUNE and territory.parent is not None:
        name = f"{name} ({territory.parent.name_in_sentence})"
        above = f"ubnd-{territory.parent.slug}"
    unit = Unit(
        slug=f"ubnd-{territory.slug}",
        name=name,
        kind=UnitKind.COMMITTEE,
        tier=Tier(territory.tier),
        territory=territory,
        valid_to=LAST_OLD_DAY,
    )
    return Entry(unit, above)
