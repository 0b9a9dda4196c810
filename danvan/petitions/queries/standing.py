"""Where open petitions lie: with whom, waiting for whom, how often sent back; read together for a page of rows."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, Max, Q, Sum

from danvan.petitions.lifecycle import UNFINISHED
from danvan.petitions.models import Answer, ApprovalPass, Cooperation, Petition, Transfer

_UNFINISHED = [state.value for state in UNFINISHED]


@dataclass
class Standing:
    """One petition's whereabouts. waiting_since: when its answer came to the present step; returned: how often."""

    petition: Petition
    answer: Answer | None = None
    waiting_since: datetime | None = None
    returned: int = 0
    cooperations: list[Cooperation] = field(default_factory=list)
    days_lost: int = 0


def standings(petitions: Iterable[Petition]) -> dict[int, Standing]:
    """Petition key -> where it lies; four queries whatever the number."""
    found = {petition.pk: Standing(petition) for petition in petitions}
    if not found:
        return {}
    keys = list(found)
    for answer in Answer.objects.filter(petition_id__in=keys, state__in=_UNFINISHED).select_related("drafted_by"):
        found[answer.petition_id].answer = answer
    _add_passes(found, keys)
    for asked in Cooperation.objects.filter(petition_id__in=keys, ended_at__isnull=True).select_related("unit"):
        found[asked.petition_id].cooperations.append(asked)
    lost = Transfer.objects.filter(petition_id__in=keys).order_by().values_list("petition_id")
    for key, days in lost.annotate(days=Sum("days_lost")):
        found[key].days_lost = days
    return found


def _add_passes(found: dict[int, Standing], keys: list[int]) -> None:
    back = Count("pk", filter=Q(decision=ApprovalPass.Decision.RETURNED))
    passes = ApprovalPass.objects.filter(answer__petition_id__in=keys).order_by()
    grouped = passes.values_list("answer__petition_id", "answer_id").annotate(back=back, last=Max("at"))
    for key, answer, returned, last in grouped:
        standing = found[key]
        standing.returned += returned
        if standing.answer is not None and standing.answer.pk == answer:
            standing.waiting_since = last


def transfers_of(petitions: Iterable[Petition]) -> dict[int, list[Transfer]]:
    """Petition key -> its hops in order; one query."""
    found: dict[int, list[Transfer]] = defaultdict(list)
    rows = Transfer.objects.filter(petition__in=list(petitions)).select_related("from_unit", "to_unit")
    for hop in rows.order_by("petition_id", "hop"):
        found[hop.petition_id].append(hop)
    return found
