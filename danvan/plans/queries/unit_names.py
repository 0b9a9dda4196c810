"""Which units of the registry the words of a plan mean: by name, by an old name, by what they are together.

Two queries, whatever the number of names. "UBND các phường, xã" means every committee of the communes of the day.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from danvan.language import fold, normalise_line
from danvan.organisations.models import Tier, Unit, UnitKind, UnitSuccession
from danvan.organisations.names import ABBREVIATIONS
from danvan.plans.reading.units import split_units

MOST_NAMES = 60
#: How plans shorten names of offices, beside those that the registry opens itself.
_SHORT = {
    "gd dt": "giao duc dao tao",
    "tn mt": "tai nguyen moi truong",
    "nn mt": "nong nghiep moi truong",
    "nn ptnt": "nong nghiep phat trien nong thon",
    "kh cn": "khoa hoc cong nghe",
    "kh dt": "ke hoach dau tu",
    "tt tt": "thong tin truyen thong",
    "vh tt": "van hoa the thao",
    "vhtt": "van hoa the thao",
    "vhxh": "van hoa xa hoi",
    "qh kt": "quy hoach kien truc",
    "gtvt": "giao thong van tai",
    "ldtbxh": "lao dong thuong binh xa hoi",
    "ca": "cong an",
    "chqs": "chi huy quan su",
    "ubmttq": "uy ban mat tran to quoc",
    "tnmt": "tai nguyen moi truong",
    "nnmt": "nong nghiep moi truong",
    "khcn": "khoa hoc cong nghe",
}
#: Words that name the city itself or join two halves of a name; a unit is found with or without them.
_LOOSE = re.compile(r"\b(?:thanh pho|ha noi|viet nam|va)\b")

#: Folded words -> (kinds, tiers) of all the units they mean together.
_PLACES = r"(?:xa|phuong)(?:\W+(?:xa|phuong|dac khu|thi tran))*"
_TOGETHER: tuple[tuple[re.Pattern[str], tuple[UnitKind, ...], Tier], ...] = tuple(
    (re.compile(pattern), kinds, tier)
    for pattern, kinds, tier in (
        (rf"(?:uy ban nhan dan|ubnd)\s+(?:cac|cap|tat ca cac)\s+{_PLACES}", (UnitKind.COMMITTEE,), Tier.COMMUNE),
        (rf"cac\s+{_PLACES}", (UnitKind.COMMITTEE,), Tier.COMMUNE),
        (r"cac\s+so(?:\W+(?:ban|nganh|co quan ngang so))*", (UnitKind.DEPARTMENT,), Tier.CITY),
        (r"cac\s+(?:to chuc chinh tri\W+xa hoi|doan the)", (UnitKind.ORGANISATION,), Tier.CITY),
        (rf"(?:mttq|mat tran to quoc)(?: viet nam)?\s+(?:cac\s+)?{_PLACES}", (UnitKind.FRONT,), Tier.COMMUNE),
    )
)


@dataclass(frozen=True, slots=True)
class Meant:
    """What words mean: the units in the order they were named, and the names that no unit has."""

    units: tuple[Unit, ...] = ()
    unknown: tuple[str, ...] = ()
    together: bool = False

    @property
    def one(self) -> Unit | None:
        """The unit, when the words name exactly one."""
        return self.units[0] if len(self.units) == 1 and not self.together else None

    @property
    def many(self) -> bool:
        """Several units, each of which gets the task for itself."""
        return len(self.units) > 1 or (self.together and bool(self.units))


@dataclass
class UnitNames:
    """The names of all units of a day, old ones included; ask as often as needed."""

    units: list[Unit]
    _exact: dict[str, list[Unit]] = field(default_factory=dict)
    _loose: dict[str, list[Unit]] = field(default_factory=dict)

    @classmethod
    def on(cls, day: date) -> "UnitNames":
        """The register of that day, and the units that ended before it under their successors."""
        found = cls(list(Unit.objects.on(day).in_order()))
        for unit in found.units:
            found._add(unit.name, unit)
        here = {unit.pk: unit for unit in found.units}
        olds = UnitSuccession.objects.filter(on__lte=day).values_list("old__name", "new_id")
        for name, new_id in olds.order_by("pk"):
            if new_id in here and _exactly(name) not in found._exact:
                found._add(name, here[new_id])
        return found

    @property
    def names(self) -> list[str]:
        """For the list under a field."""
        return [unit.name for unit in self.units]

    def named(self, words: str) -> Unit | None:
        """The unit of this name, or None when there is none or several."""
        words = normalise_line(words[:400])
        if not words:
            return None
        found = self._exact.get(_exactly(words)) or self._loose.get(_loosely(words)) or []
        return found[0] if len(found) == 1 else None

    def meant(self, words: str) -> Meant:
        """Every unit that these words mean, alone or together."""
        words = words[:2000].strip()
        if not words:
            return Meant()
        alone = self.named(words)
        if alone is not None:
            return Meant((alone,))
        return self._of_parts(split_units(words)[:MOST_NAMES])

    def meant_by_all(self, names: Iterable[str]) -> Meant:
        """The units of several names, each once."""
        found = [self.meant(name) for name in names]
        units = {unit.pk: unit for meant in found for unit in meant.units}
        unknown = tuple(name for meant in found for name in meant.unknown)
        return Meant(tuple(units.values()), unknown, any(meant.together for meant in found))

    def _of_parts(self, parts: list[str]) -> Meant:
        units: dict[int, Unit] = {}
        unknown: list[str] = []
        together = False
        for part in parts:
            one = self.named(part)
            group = [one] if one else self._together(part)
            together = together or (one is None and bool(group))
            units |= {unit.pk: unit for unit in group}
            if not group:
                unknown.append(part)
        return Meant(tuple(units.values()), tuple(unknown), together)

    def _together(self, words: str) -> list[Unit]:
        folded = fold(words)
        for pattern, kinds, tier in _TOGETHER:
            if pattern.match(folded):
                return [unit for unit in self.units if unit.kind in kinds and unit.tier == tier]
        return []

    def _add(self, name: str, unit: Unit) -> None:
        for index, key in ((self._exact, _exactly(name)), (self._loose, _loosely(name))):
            rows = index.setdefault(key, [])
            if unit not in rows:
                rows.append(unit)


def _exactly(name: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9]+", " ", fold(name)).split())


def _loosely(name: str) -> str:
    words = f" {_exactly(name)} "
    for short, long in _SHORT.items():
        words = words.replace(f" {short} ", f" {long} ")
    opened = " ".join(ABBREVIATIONS.get(word, word) for word in words.split())
    return " ".join(_LOOSE.sub(" ", opened).split())
