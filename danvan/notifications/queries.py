"""Notices for pages, and how the mail is doing."""

from typing import Any

from danvan.notifications.models import Mail, Notice, Preference

PAGE = 30


def inbox(user: Any, *, unread_only: bool, before: int | None = None) -> tuple[list[Notice], int | None]:
    """One page of a person's notices, newest first, and where the next page begins (None at the end)."""
    rows = Notice.objects.of(user)
    if unread_only:
        rows = rows.unread()
    if before is not None:
        rows = rows.filter(pk__lt=before)
    found = list(rows[: PAGE + 1])
    return found[:PAGE], found[PAGE - 1].pk if len(found) > PAGE else None


def unread_count(user: Any) -> int:
    """How many notices wait, counted to 100 at most: the menu shows no larger figure."""
    return len(Notice.objects.of(user).unread().values_list("pk", flat=True)[:100])


def preference_of(user: Any) -> Preference:
    """The person's choices, or unsaved defaults."""
    return Preference.objects.filter(user_id=user.pk).first() or Preference(user=user)


def stuck_mails() -> int:
    """Mails tried several times in vain: the mail server needs somebody's attention."""
    return Mail.objects.stuck().count()
