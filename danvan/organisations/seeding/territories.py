"""The city, its 126 wards and communes of today, and the 526 and 30 that ended on 30/6/2025."""

from danvan.events.recording import Recording
from danvan.organisations.events import TerritoryEntered
from danvan.organisations.models import Territory, TerritoryKind, Tier
from danvan.organisations.seeding.files import FIRST_NEW_DAY, LAST_OLD_DAY, SOURCE, read, record_in_portions, slug_of

WORDS = {
    TerritoryKind.URBAN_DISTRICT: "Quận",
    TerritoryKind.RURAL_DISTRICT: "Huyện",
    TerritoryKind.TOWN: "Thị xã",
    TerritoryKind.WARD: "Phường",
    TerritoryKind.COMMUNE: "Xã",
    TerritoryKind.TOWNSHIP: "Thị trấn",
}
CITY_SLUG = "thanh-pho-ha-noi"


class Places:
    """The territories of the register by slug, and by official code on either side of 1/7/2025."""

    def __init__(self, rows: dict[str, Territory]) -> None:
        self.city = rows[CITY_SLUG]
        standing = [t for t in rows.values() if t.tier in (Tier.COMMUNE, Tier.DISTRICT)]
        self.today = {t.code: t for t in standing if t.valid_to is None and t.valid_from == FIRST_NEW_DAY}
        self.former = {t.code: t for t in standing if t.valid_to == LAST_OLD_DAY}


def enter() -> Places:
    """Enter the missing territories and return all of the register."""
    known = {t.slug: t for t in Territory.objects.select_related("parent")}
    city = Territory(code="01", slug=CITY_SLUG, tier=Tier.CITY, kind=TerritoryKind.CITY, name="Hà Nội")
    city.full_name = "Thành phố Hà Nội"
    _enter([city], known)
    _enter([_district(row, known[CITY_SLUG]) for row in read("former_districts")], known)
    districts = {t.code: t for t in known.values() if t.tier == Tier.DISTRICT}
    _enter([_former_ward(row, districts[row["district"]]) for row in read("former_wards")], known)
    _enter([_ward(row, known[CITY_SLUG]) for row in read("wards")], known)
    return Places(known)


def _enter(rows: list[Territory], known: dict[str, Territory]) -> None:
    missing = [row.prepare() for row in rows if row.slug not in known]
    Territory.objects.bulk_create(missing)
    record_in_portions(Recording(TerritoryEntered(row.code, row.slug, SOURCE), row) for row in missing)
    known.update({row.slug: row for row in missing})


def _named(row: dict[str, str], tier: Tier, parent: Territory) -> Territory:
    kind = TerritoryKind(row["kind"])
    full_name = f"{WORDS[kind]} {row['name']}"
    return Territory(
        code=row["code"],
        slug=slug_of(full_name),
        tier=tier,
        kind=kind,
        name=row["name"],
        full_name=full_name,
        parent=parent,
        lat=float(row["lat"]) if "lat" in row else None,
        lon=float(row["lon"]) if "lon" in row else None,
    )


def _district(row: dict[str, str], city: Territory) -> Territory:
    territory = _named(row, Tier.DISTRICT, city)
    territory.valid_to = LAST_OLD_DAY
    return territory


def _former_ward(row: dict[str, str], district: Territory) -> Territory:
    territory = _named(row, Tier.COMMUNE, district)
    territory.slug = f"{territory.slug}-{district.slug}"
    territory.valid_to = LAST_OLD_DAY
    return territory


def _ward(row: dict[str, str], city: Territory) -> Territory:
    territory = _named(row, Tier.COMMUNE, city)
    territory.km2, territory.valid_from = float(row["km2"]), FIRST_NEW_DAY
    territory.tile_col, territory.tile_row = int(row["col"]), int(row["row"])
    return territory
