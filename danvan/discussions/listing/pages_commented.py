"""The pages that a list of comments stands under, asked for together."""

from danvan.discussions.models import Comment
from danvan.discussions.subjects import Subject, subjects_of


class Pages:
    """Finds the page of each row of one list; one query for each kind of page, however long the list."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, int], Subject] = {}
        self._asked: set[tuple[str, int]] = set()

    def of(self, row: Comment) -> Subject | None:
        """The page, None when it is gone."""
        if row.subject_key not in self._asked:
            together = {each.subject_key for each in getattr(row, "read_together", [row])}
            self._known |= subjects_of(together)
            self._asked |= together
        return self._known.get(row.subject_key)

    def title(self, row: Comment) -> str:
        """The name of the page, "" when it is gone."""
        page = self.of(row)
        return page.title if page else ""
