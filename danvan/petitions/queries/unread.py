"""Which of a page's rows an officer has not opened since they last changed."""

from dataclasses import dataclass, field
from datetime import datetime

from danvan.petitions.models import Petition, Seen


@dataclass
class Unread:
    """The unread marks of one officer, asked for together when the first row is drawn; one query."""

    user_id: int
    _seen: dict[int, datetime | None] = field(default_factory=dict)

    def has(self, petition: Petition) -> bool:
        """Never opened by this officer, or changed since."""
        if petition.pk not in self._seen:
            self._ask(getattr(petition, "read_together", [petition]))
        seen = self._seen[petition.pk]
        return seen is None or seen < petition.changed_at

    def _ask(self, rows: list[Petition]) -> None:
        keys = [row.pk for row in rows]
        looks = Seen.objects.filter(user_id=self.user_id, petition_id__in=keys)
        self._seen.update(dict.fromkeys(keys))
        self._seen.update(dict(looks.values_list("petition_id", "at")))
