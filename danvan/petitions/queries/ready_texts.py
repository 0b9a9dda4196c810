"""Ready texts: which fit a petition, and how their few blanks are filled."""

import re
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from danvan.petitions.models import AnswerTemplate, Petition

FIELDS = ("reference", "place", "unit", "due")
_FIELD = re.compile(r"\{([^{}]*)\}")
MOST = 40


@dataclass(frozen=True, slots=True)
class Filled:
    """A ready text with the petition's own words in its blanks."""

    pk: int
    outcome: str
    text: str
    next_step: str


def unknown_fields(text: str) -> list[str]:
    """Names in braces that cannot be filled, cut to what an error can show."""
    return [name[:30] for name in _FIELD.findall(text) if name not in FIELDS]


def fitting(petition: Petition, outcome: str = "") -> list[AnswerTemplate]:
    """The texts offered for this petition: of its unit or the city, of its topic, its branch or any; nearest first."""
    topics = [petition.topic_id, petition.topic.parent_id]
    rows = AnswerTemplate.objects.filter(
        Q(unit_id=petition.unit_id) | Q(unit__isnull=True),
        Q(topic_id__in=topics) | Q(topic__isnull=True),
        retired_on__isnull=True,
    )
    if outcome:
        rows = rows.filter(outcome=outcome)
    found = list(rows.select_related("topic")[:MOST])
    return sorted(found, key=lambda row: (row.unit_id is None, row.topic_id is None, row.outcome, row.title))


def filled(template: AnswerTemplate, petition: Petition) -> Filled:
    """The text for this petition. Filled plainly: a brace in the petition's own words fills nothing more."""
    place = ", ".join(part for part in (petition.place, petition.territory.full_name) if part)
    words = {
        "reference": petition.reference,
        "place": place,
        "unit": petition.unit.name,
        "due": f"{timezone.localtime(petition.due_at):%-d/%-m/%Y}",
    }

    def fill(text: str) -> str:
        return _FIELD.sub(lambda found: words.get(found.group(1), found.group(0)), text)

    return Filled(template.pk, template.outcome, fill(template.text), fill(template.next_step))
