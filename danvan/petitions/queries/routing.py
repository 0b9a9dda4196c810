"""Which unit is probably competent, on what ground; and to which units a petition never goes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from danvan.language import fold
from danvan.organisations.models import Mandate, Unit, UnitKind, UnitParent
from danvan.organisations.models.dated import valid_on
from danvan.organisations.queries import units_below
from danvan.petitions.models import Petition, Route, Topic, TransferReason
from danvan.petitions.queries.receivers import receiving_unit_ids

MOST_SUGGESTED = 5


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A unit that may be competent: the function it would act by, the reason to cite, and why it is suggested."""

    unit: Unit
    mandate: Mandate
    reason: TransferReason
    why: str


@dataclass(frozen=True, slots=True)
class _Candidate:
    unit: Unit
    reason: TransferReason
    why: str


def suggest(petition: Petition, on: date) -> list[Suggestion]:
    """Up to five units, the likeliest first: by the coordinator's table, by place, then the unit above.

    Only units that stand, receive and have a function in force that day; never the present one, never one concerned.
    Units that passed the petition on already come last. A fixed number of queries.
    """
    found = {candidate.unit.pk: candidate for candidate in reversed(list(_candidates(petition, on)))}
    passed = set(petition.transfers.values_list("from_unit_id", flat=True))
    never = concerned_units(petition, on=on) | {petition.unit_id}
    receiving = receiving_unit_ids(found, on=on) - never
    mandates = mandates_of(found, on=on)
    usable = [c for c in reversed(found.values()) if c.unit.pk in receiving and c.unit.handles_cases]
    usable.sort(key=lambda candidate: candidate.unit.pk in passed)
    return [
        Suggestion(c.unit, best_mandate(mandates[c.unit.pk], petition.topic), c.reason, _why(c, passed))
        for c in usable
        if c.unit.pk in mandates
    ][:MOST_SUGGESTED]


def concerned_units(petition: Petition, *, on: date) -> frozenset[int]:
    """Keys of units a petition never goes to: the one it is about, those that said so of themselves, their own rooms.

    A body without one above (the city's committee) has no rooms in this sense: departments stand on their own.
    """
    said = petition.transfers.filter(reason=TransferReason.CONCERNED).values_list("from_unit_id", flat=True)
    ids = {*said, *([petition.about_unit_id] if petition.about_unit_id else [])}
    if not ids:
        return frozenset()
    under_another = UnitParent.objects.on(on).filter(unit_id__in=ids).values_list("unit_id", flat=True)
    return frozenset(ids) | units_below(set(under_another), on)


def mandates_of(unit_ids: Iterable[int], *, on: date) -> dict[int, list[Mandate]]:
    """Unit key -> its functions in force that day, in order, with all a citation reads; one query."""
    rows = Mandate.objects.on(on).filter(unit_id__in=list(unit_ids)).order_by("unit_id", "order")
    found: dict[int, list[Mandate]] = {}
    for mandate in rows.select_related("basis__article__document"):
        found.setdefault(mandate.unit_id, []).append(mandate)
    return found


def best_mandate(mandates: list[Mandate], topic: Topic) -> Mandate:
    """The function whose words come nearest to the topic's; the first where none does."""
    wanted = _words(f"{topic.name_vi} {topic.parent.name_vi if topic.parent else ''}")
    return max(mandates, key=lambda m: (len(wanted & _words(f"{m.object} {m.field} {m.text}")), -m.order))


def units_to_choose(on: date) -> list[Unit]:
    """Every unit that could be given a petition that day: it stands, receives and has a function in force."""
    held = Mandate.objects.on(on).values("unit_id")
    units = Unit.objects.on(on).handling_cases().filter(pk__in=held).in_order()
    receiving = receiving_unit_ids(None, on=on)
    return [unit for unit in units if unit.pk in receiving]


def _candidates(petition: Petition, on: date) -> Iterator[_Candidate]:
    for route in _routes(petition, on):
        yield _Candidate(route.unit, TransferReason.FIELD, _words_of_route(route))
    committees = Unit.objects.on(on).filter(territory=petition.territory_id, kind=UnitKind.COMMITTEE).order_by("pk")
    for unit in committees[:1]:
        of_a_ward = petition.unit.territory_id is not None and petition.unit.tier == unit.tier
        reason = TransferReason.PLACE if of_a_ward else TransferReason.FIELD
        place = petition.territory.name_in_sentence
        yield _Candidate(unit, reason, _("The committee of the place: %(place)s") % {"place": place})
    lines = UnitParent.objects.on(on).filter(valid_on(on, "parent__"), unit=petition.unit_id).select_related("parent")
    for line in sorted(lines, key=lambda line: (line.valid_from or date.min, line.pk)):
        yield _Candidate(line.parent, TransferReason.LEVEL, _("The unit above"))


def _routes(petition: Petition, on: date) -> list[Route]:
    """The lines of the table that fit, the exact topic first, then its branch; the place first, then the whole city."""
    topics = [petition.topic_id, petition.topic.parent_id]
    here = Q(territory=petition.territory_id) | Q(territory__isnull=True)
    rows = Route.objects.filter(here, valid_on(on, "unit__"), topic_id__in=[pk for pk in topics if pk])
    return sorted(
        rows.select_related("unit", "topic", "territory"),
        key=lambda route: (route.topic_id != petition.topic_id, route.territory_id is None, route.pk),
    )


def _words_of_route(route: Route) -> str:
    words = {"topic": route.topic, "place": route.territory.full_name if route.territory else ""}
    if route.territory:
        return _("By the table of competence: %(topic)s, %(place)s") % words
    return _("By the table of competence: %(topic)s") % words


def _why(candidate: _Candidate, passed: set[int]) -> str:
    if candidate.unit.pk in passed:
        return _("%(why)s; it passed this petition on before") % {"why": candidate.why}
    return candidate.why


def _words(text: str) -> set[str]:
    return {word.strip(",.;:-") for word in fold(text).split()} - {""}
