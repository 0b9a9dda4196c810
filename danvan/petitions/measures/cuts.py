"""What figures of petitions are cut by: the unit of the row's day, the topic, the ward."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.utils.translation import gettext_lazy as _

from danvan.measures.cuts import Cut, Option, register_cut
from danvan.measures.scopes import UNIT
from danvan.organisations.models import Territory, Unit, UnitKind
from danvan.organisations.queries import handling_units, territories_today
from danvan.petitions.measures.counting import TOPIC, WARD
from danvan.petitions.models import Topic

#: Bodies that answer in their own name; rooms answer in the name of theirs.
ANSWERING = (UnitKind.COMMITTEE, UnitKind.DEPARTMENT, UnitKind.OFFICE, UnitKind.SERVICE_UNIT, UnitKind.SECURITY)


def _units(on: date) -> Sequence[Option]:
    rows = handling_units(on).filter(kind__in=ANSWERING).only("slug", "name")
    return [Option(unit.slug, unit.name, frozenset({unit.pk})) for unit in rows]


def _wards(on: date) -> Sequence[Option]:
    return [Option(ward.slug, ward.full_name, frozenset({ward.pk})) for ward in territories_today(on)]


def _topics(on: date) -> Sequence[Option]:
    """Branch by branch; a branch stands for its leaves."""
    topics = list(Topic.objects.all())
    leaves: dict[int, list[Topic]] = {topic.pk: [] for topic in topics if topic.parent_id is None}
    for topic in topics:
        if topic.parent_id is not None:
            leaves[topic.parent_id].append(topic)
    found = []
    for branch in (topic for topic in topics if topic.parent_id is None):
        ids = frozenset({branch.pk, *(leaf.pk for leaf in leaves[branch.pk])})
        found.append(Option(branch.slug, str(branch), ids, branch=True))
        found += [Option(leaf.slug, str(leaf), frozenset({leaf.pk})) for leaf in leaves[branch.pk]]
    return found


def _unit_names(keys: Sequence[int]) -> Mapping[int, str]:
    return {pk: unit.name for pk, unit in Unit.objects.in_bulk(list(keys)).items()}


def _ward_names(keys: Sequence[int]) -> Mapping[int, str]:
    return {pk: ward.full_name for pk, ward in Territory.objects.in_bulk(list(keys)).items()}


def _topic_names(keys: Sequence[int]) -> Mapping[int, str]:
    return {pk: str(topic) for pk, topic in Topic.objects.in_bulk(list(keys)).items()}


register_cut(Cut(UNIT, "don-vi", _("Unit"), _units, _unit_names))
register_cut(Cut(TOPIC, "linh-vuc", _("Topic"), _topics, _topic_names))
register_cut(Cut(WARD, "phuong", _("Ward"), _wards, _ward_names))
