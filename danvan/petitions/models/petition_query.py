"""Petitions asked for in the words of the field."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from danvan.language import fold
from danvan.petitions.lifecycle import AWAITS_SCREENING, ON_THE_DESK, SETTLEMENT_RUNS, State
from danvan.references.numbering import is_reference, tidy_reference

if TYPE_CHECKING:
    from danvan.petitions.models.petition import Petition


def _in(states: Iterable[State]) -> Q:
    return Q(state__in=sorted(state.value for state in states))


class PetitionQuerySet(models.QuerySet["Petition"]):
    def lock(self, pk: int) -> "Petition":
        """The petition, held until the transaction ends."""
        # Locked before it is joined: a row that changed its unit while this waited would no longer match the join.
        self.select_for_update().values_list("pk").get(pk=pk)
        return self.select_related("unit", "topic", "territory").get(pk=pk)

    def _fetch_all(self) -> None:
        """Rows read together know each other, so that what belongs to them can be read together too."""
        super()._fetch_all()
        found: list[Any] = list(self._result_cache or ())
        rows = [row for row in found if isinstance(row, self.model)]
        for row in rows:
            row.read_together = rows

    def of_units(self, unit_ids: Iterable[int]) -> Self:
        """Of these units or of rooms within them, as lead."""
        ids = list(unit_ids)
        return self.filter(Q(unit_id__in=ids) | Q(room_id__in=ids))

    def unscreened(self) -> Self:
        return self.filter(_in(AWAITS_SCREENING))

    def undecided(self) -> Self:
        """Passed on too often: the coordinator decides."""
        return self.filter(state=State.UNDECIDED.value)

    def awaiting_answer(self) -> Self:
        """Petitions whose settlement clock runs."""
        # The second condition says the same by a constraint, and lets the index of open ones be used.
        return self.filter(_in(SETTLEMENT_RUNS), closed_at__isnull=True)

    def on_the_desk(self) -> Self:
        """Petitions an officer still has to do something about."""
        return self.filter(_in(ON_THE_DESK))

    def overdue(self, *, at: datetime) -> Self:
        return self.on_the_desk().filter(due_at__lt=at)

    def received_between(self, first: date, last: date) -> Self:
        """Received on local days `first` to `last`, both included."""
        return self.filter(received_on__range=(first, last))

    def containing(self, words: str) -> Self:
        """The one of a whole reference; else every word, tones ignored, in reference, title, text or place."""
        if is_reference(words):
            return self.filter(reference=tidy_reference(words))
        found = self
        for word in fold(words).split():
            found = found.filter(Q(folded__contains=word) | Q(reference__icontains=word))
        return found

    def unread_by(self, user_id: int) -> Self:
        """Never opened by this officer, or changed since."""
        from danvan.petitions.models.seen import Seen

        seen = Seen.objects.filter(petition=OuterRef("pk"), user_id=user_id, at__gte=OuterRef("changed_at"))
        return self.filter(~Exists(seen))

    def closed_late_or_open(self) -> Self:
        """Not settled by the due date of its round: for rows whose due date has passed."""
        return self.filter(Q(closed_at__isnull=True) | Q(closed_at__gt=F("due_at")))
