"""Open petitions that may report the same: same ward, same branch of topics, most words in common."""

from datetime import date
from typing import Any

from danvan.petitions.lifecycle import ON_THE_DESK
from danvan.petitions.models import Petition
from danvan.petitions.rules.reading import MAY_READ

LOOKED_AT = 60
OFFERED = 6


def probably_the_same(petition: Petition, user: Any, *, on: date) -> list[Petition]:
    """Up to six, the likeliest first, that this person reads and to which it could be attached; one query."""
    branch = petition.topic.parent_id or petition.topic_id
    near = Petition.objects.filter(
        territory=petition.territory_id,
        topic__parent=branch,
        state__in=[state.value for state in ON_THE_DESK],
        restricted=False,
    ).exclude(pk=petition.pk)
    rows = MAY_READ.rows(near, user, on=on).select_related("territory").order_by("-received_at", "-pk")
    words = set(petition.folded.split())
    return sorted(rows[:LOOKED_AT], key=lambda one: -_likeness(words, set(one.folded.split())))[:OFFERED]


def _likeness(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0
