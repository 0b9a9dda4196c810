"""How far what must be known got: figures by unit and level, made of the same cells as the pages.

They rest on `queries.telling`: nothing here counts single readers, and no row opens behind these figures.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.db.models.functions import Now, TruncDate
from django.utils.translation import gettext_lazy as _

from danvan.measures.cuts import Cut, Option, register_cut
from danvan.measures.figures import Figure, Kind
from danvan.measures.registry import Measure, register
from danvan.measures.scopes import UNIT, Scope
from danvan.news.lifecycle import COUNTED
from danvan.news.models import Dissemination, ReaderQuestion
from danvan.news.queries.coverage import CITY, COMMUNE, DEPARTMENT, WHOLE, Node, coverages, level_of
from danvan.news.queries.telling import LEAST
from danvan.organisations.models import Tier, Unit, UnitKind

LEVEL = "level"
CUTS = (UNIT, LEVEL)
LEVELS = {
    CITY: ("thanh-pho", _("City committee and its offices")),
    DEPARTMENT: ("so", _("Departments of the city")),
    COMMUNE: ("phuong-xa", _("Wards and communes")),
}
Count_ = Callable[[Node], int]


def due_by(scope: Scope) -> list[tuple[int, date]]:
    """Disseminations whose day fell in the period and has passed, with the day they were sent."""
    passed = Q(due_on__lt=scope.at.date()) if scope.at else Q(due_on__lt=TruncDate(Now()))
    rows = Dissemination.objects.counted().filter(passed, due_on__range=(scope.first, scope.last))
    return [(pk, day) for pk, day in rows.values_list("pk", "sent_on") if day is not None]


def nodes_of(scope: Scope) -> Iterator[Node]:
    """The largest nodes within the scope: the whole of each, its levels, or single cells."""
    units, levels = scope.cut(UNIT), scope.cut(LEVEL)
    for coverage in coverages(due_by(scope)).values():
        if units is not None:
            cells = coverage.whole.cells()
            yield from (c for c in cells if c.unit_id in units and (levels is None or c.level in levels))
        elif levels is not None:
            yield from (node for node in _by_level(coverage.whole) if node.level in levels)
        else:
            yield coverage.whole


def _by_level(whole: Node) -> Iterable[Node]:
    """Its levels; the nodes below it where there is one level only."""
    return whole.parts or [whole]


def confirmed_in_time(node: Node) -> int:
    return node.in_time.number


def confirmed_late(node: Node) -> int:
    """At least so many; what is kept back of those in time could make it fewer."""
    kept_back = 0 if node.in_time.exact else LEAST - 1
    return max(0, node.confirmed.number - node.in_time.number - kept_back)


def not_yet(node: Node) -> int:
    """At most so many."""
    return node.must - node.confirmed.number


def _figure(kind: Kind, count: Count_, nodes: Iterable[Node]) -> Figure:
    known = list(nodes)
    whole = sum(node.must for node in known)
    return Figure(sum(map(count, known)), whole if kind is Kind.SHARE else None, kind)


def _grouped(kind: Kind, count: Count_, scope: Scope, by: str) -> Mapping[int, Figure]:
    found: dict[int, list[Node]] = defaultdict(list)
    units = by == UNIT or scope.cut(UNIT) is not None
    wanted = scope.cut(LEVEL)
    for node in nodes_of(scope):
        parts: Iterable[Node] = node.cells() if units else _by_level(node) if node.level == WHOLE else [node]
        for part in parts:
            key = part.unit_id if by == UNIT else part.level
            if key and (wanted is None or part.level in wanted):
                found[key].append(part)
    return {key: _figure(kind, count, nodes) for key, nodes in found.items()}


def _publish(key: str, kind: Kind, count: Count_, *, order: int, label: object, definition: object) -> None:
    register(
        Measure(
            key=key,
            kind=kind,
            label=label,  # type: ignore[arg-type]  # lazy words
            definition=definition,  # type: ignore[arg-type]  # as above
            compute=lambda scope: _figure(kind, count, nodes_of(scope)),
            group=lambda scope, by: _grouped(kind, count, scope, by),
            cuts=CUTS,
            order=order,
        )
    )


def _answered(scope: Scope) -> Figure:
    row = _questions(scope).aggregate(whole=Count("pk"), part=Count("pk", filter=Q(answered_at__isnull=False)))
    return Figure(row["part"], row["whole"], Kind.SHARE)


def _answered_by(scope: Scope, by: str) -> Mapping[int, Figure]:
    if by != UNIT:
        return _answered_by_level(scope)
    rows = _questions(scope).order_by().values("dissemination__unit_id")
    grouped = rows.annotate(whole=Count("pk"), part=Count("pk", filter=Q(answered_at__isnull=False)))
    return {row["dissemination__unit_id"]: Figure(row["part"], row["whole"], Kind.SHARE) for row in grouped}


def _answered_by_level(scope: Scope) -> Mapping[int, Figure]:
    parts: dict[int, list[Figure]] = defaultdict(list)
    found = _answered_by(scope, UNIT)
    for pk, unit in Unit.objects.in_bulk(list(found)).items():
        parts[level_of(unit)].append(found[pk])
    return {
        level: Figure(sum(f.numerator for f in figures), sum(f.denominator or 0 for f in figures), Kind.SHARE)
        for level, figures in parts.items()
    }


def _questions(scope: Scope) -> Any:
    states = [state.value for state in COUNTED]
    rows = ReaderQuestion.objects.filter(asked_on__range=(scope.first, scope.last), dissemination__state__in=states)
    if (units := scope.cut(UNIT)) is not None:
        rows = rows.filter(dissemination__unit_id__in=units)
    if (levels := scope.cut(LEVEL)) is not None:
        rows = rows.filter(_at_levels(levels))
    return rows


def _at_levels(levels: frozenset[int]) -> Q:
    """`level_of`, asked of the database."""
    commune = Q(dissemination__unit__tier__in=[Tier.COMMUNE, Tier.GROUP])
    department = ~commune & Q(dissemination__unit__kind=UnitKind.DEPARTMENT)
    ways = {COMMUNE: commune, DEPARTMENT: department, CITY: ~commune & ~department}
    wanted = Q(pk__in=[])
    for level in levels:
        wanted |= ways.get(level, Q(pk__in=[]))
    return wanted


def _options(_on: date) -> Sequence[Option]:
    return [Option(slug, label, frozenset({key})) for key, (slug, label) in LEVELS.items()]  # type: ignore[arg-type]  # lazy words


def _named(keys: Sequence[int]) -> Mapping[int, str]:
    return {key: str(LEVELS[key][1]) for key in keys if key in LEVELS}


register_cut(Cut(LEVEL, "cap", _("Level"), _options, _named))
_publish(
    "news.dissemination_coverage",
    Kind.SHARE,
    confirmed_in_time,
    order=210,
    label=_("Read and understood by the day"),
    definition=_(
        "Of the officials who had to read something by a day of the period that has passed: those who confirmed by "
        "that day. Counted for the unit they belonged to when they were named. Units with fewer than three readers "
        "count with the unit above; one or two confirmations in a unit are not told apart from none, so that no single "
        "person can be made out and a sum may be short by two for each text."
    ),
)
_publish(
    "news.dissemination_late",
    Kind.COUNT,
    confirmed_late,
    order=220,
    label=_("Confirmed after the day"),
    definition=_(
        "Officials who had to read something by a day of the period and confirmed later. At least so many: small "
        "numbers are kept back as in “Read and understood by the day”."
    ),
)
_publish(
    "news.dissemination_open",
    Kind.COUNT,
    not_yet,
    order=230,
    label=_("Not yet confirmed"),
    definition=_(
        "Officials who had to read something by a day of the period that has passed and have not confirmed. At most "
        "so many: small numbers of confirmations are kept back as in “Read and understood by the day”."
    ),
)
register(
    Measure(
        key="news.dissemination_answered",
        kind=Kind.SHARE,
        label=_("Questions of readers answered"),
        definition=_(
            "Of the questions that officials asked in the period on what they had to read: those that the sending unit "
            "has answered. Counted for the sending unit."
        ),
        compute=_answered,
        group=_answered_by,
        cuts=CUTS,
        order=240,
    )
)
