"""Finding a place by the name people still use: what it was, and where it belongs on a day."""

from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from itertools import accumulate, chain

from django.db.models import Q

from danvan.legislation.models import Clause
from danvan.organisations.models import Share, Territory, TerritorySuccession, Tier, Unit, UnitKind
from danvan.organisations.place_names import Asked, readings, without_kind

MOST = 20
SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Successor:
    """Where a place belongs today: the whole of it or a part, and the committee there."""

    territory: Territory
    share: Share
    committee: Unit | None
    on: date | None = None
    basis: Clause | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A place that answers a name: itself when it stands on that day, else what came after it."""

    territory: Territory
    standing: bool
    successors: list[Successor] = field(default_factory=list)

    @property
    def district(self) -> Territory | None:
        """The district an old ward lay in; today there is none."""
        parent = self.territory.parent
        return parent if parent is not None and parent.tier == Tier.DISTRICT else None

    @property
    def whole(self) -> bool:
        """All of it is one unit today."""
        return self.standing or len(self.successors) == 1


def territories_by_old_name(text: str, on: date) -> list[Found]:
    """Places of this name on the map of `on` and of the time before, with what they belong to on that day.

    Tones or none, "P.", "Q.", and a district after the name are understood. At most 20, today's first.
    """
    asked = readings(text)
    for reading in asked:
        if found := _of_name(reading, on):
            return _answers(found, on)
    # Parts of names: the words as they stand first, "phuong lien" before "lien".
    for reading in reversed(asked):
        if found := _like(reading, on):
            return _answers(found, on)
    return []


def place_of_slug(slug: str, on: date) -> Found | None:
    """The one place with this address, standing or history."""
    rows = Territory.objects.filter(_known_by(on), slug=slug).select_related("parent")
    return next(iter(_answers(list(rows), on)), None)


def similar_names(text: str, on: date) -> list[str]:
    """Names a mistyped one may have meant, at most three."""
    rows = Territory.objects.filter(_known_by(on), tier=Tier.COMMUNE).values_list("folded", "name")
    names = dict(rows)
    near = [get_close_matches(reading.name, names, n=3, cutoff=0.75) for reading in readings(text)[:1]]
    return [names[folded] for folded in chain.from_iterable(near)]


def _known_by(on: date) -> Q:
    """The map of that day and everything before it; nothing that came later."""
    return Q(valid_from__isnull=True) | Q(valid_from__lte=on)


def _of_name(asked: Asked, on: date) -> list[Territory]:
    names = list(accumulate(asked.name.split(), lambda start, word: f"{start} {word}"))
    rows = Territory.objects.filter(_known_by(on), folded__in=names).exclude(tier=Tier.CITY).select_related("parent")
    found = list(rows.in_order()[: 10 * MOST])
    whole = [t for t in found if t.folded == asked.name]
    if whole:
        return _narrowed(whole, asked)
    # "truc bach ba dinh": the words after the name are its district.
    return [t for t in found if _lay_in(t, without_kind(asked.name[len(t.folded) + 1 :].split()))]


def _narrowed(found: list[Territory], asked: Asked) -> list[Territory]:
    of_kind = [t for t in found if asked.kind is None or t.kind == asked.kind]
    # A kind word that fits nothing is part of the name ("quan thanh") or a slip; the other reading decides.
    return [t for t in of_kind if asked.district and _lay_in(t, asked.district)] or of_kind


def _lay_in(territory: Territory, district: str) -> bool:
    return (
        territory.parent is not None and territory.parent.tier == Tier.DISTRICT and territory.parent.folded == district
    )


def _like(asked: Asked, on: date) -> list[Territory]:
    if len(asked.name) < SHORTEST:
        return []
    begins = Q(folded__startswith=asked.name) | Q(folded__contains=f" {asked.name}")
    rows = Territory.objects.filter(_known_by(on), begins).exclude(tier=Tier.CITY).select_related("parent")
    return list(rows.in_order()[:MOST])


def _answers(territories: list[Territory], on: date) -> list[Found]:
    standing = [t for t in territories if t.holds_on(on)]
    ended = [t for t in territories if not t.holds_on(on)]
    successors = _successors(ended, on)
    committees = _committees({t.pk for t in standing} | {s.new_id for many in successors.values() for s in many}, on)
    answers = [Found(t, True, [Successor(t, Share.WHOLE, committees.get(t.pk))]) for t in standing]
    for old in ended:
        lines = successors.get(old.pk, [])
        after = [Successor(s.new, Share(s.share), committees.get(s.new_id), s.on, s.basis) for s in lines]
        answers.append(Found(old, False, after))
    return answers[:MOST]


def _successors(ended: list[Territory], on: date) -> dict[int, list[TerritorySuccession]]:
    rows = TerritorySuccession.objects.filter(old__in=ended, on__lte=on).order_by("new__sort")
    rows = rows.select_related("new", "basis__article__document")
    found: dict[int, list[TerritorySuccession]] = {}
    for row in rows:
        found.setdefault(row.old_id, []).append(row)
    return found


def _committees(territory_ids: set[int], on: date) -> dict[int, Unit]:
    rows = Unit.objects.on(on).filter(territory_id__in=territory_ids, kind=UnitKind.COMMITTEE)
    return {unit.territory_id: unit for unit in rows if unit.territory_id is not None}
