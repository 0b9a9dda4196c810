"""The signs of a comment in sentences of the reader's language."""

from django.utils.translation import gettext

from danvan.discussions.models import Comment
from danvan.discussions.signs.table import TABLE


def words_of(comment: Comment) -> list[str]:
    """Heaviest first; a sign whose rule has left the table is left out."""
    return [gettext(TABLE[code].words) % {"count": count} for code, count in comment.signs if code in TABLE]
