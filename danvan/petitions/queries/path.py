"""The way of a petition between units, and the days it lost on it."""

from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate

from danvan.petitions.lifecycle import State
from danvan.petitions.models import Petition, Transfer


@dataclass(frozen=True, slots=True)
class Path:
    """hops: oldest first. waited: days it lay before the coordinator's word, until today while it still does.

    days: all of them, until the present unit got it.
    """

    hops: list[Transfer]
    waited: int
    days: int

    @property
    def pending(self) -> bool:
        """No unit has it: the coordinator still decides."""
        return bool(self.hops) and self.hops[-1].to_unit_id is None

    @property
    def disputed(self) -> bool:
        """The coordinator was asked."""
        return self.pending or (bool(self.hops) and self.hops[-1].decided)


def path_of(petition: Petition, *, on: date) -> Path:
    """Every hop with its units, function and citation; one query."""
    rows = petition.transfers.select_related(
        "from_unit", "to_unit", "mandate__unit", "mandate__basis__article__document"
    )
    hops = list(rows)
    waited = _waited(petition, hops[-1], on) if hops else 0
    return Path(hops, waited, sum(hop.days_lost for hop in hops) + waited)


def _waited(petition: Petition, last: Transfer, on: date) -> int:
    if last.decided:
        return max((localdate(petition.unit_since) - last.moved_on).days, 0)
    return max((on - last.moved_on).days, 0) if petition.state == State.UNDECIDED.value else 0
