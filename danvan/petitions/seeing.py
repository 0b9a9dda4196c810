"""The unread mark: when an officer last opened a petition."""

from datetime import datetime
from typing import Any

from danvan.petitions.models import Petition, Seen


def mark_seen(petition: Petition, user: Any, *, at: datetime) -> None:
    """Note this look; what happens later makes the petition unread again."""
    Seen.objects.bulk_create(
        [Seen(petition=petition, user=user, at=at)],
        update_conflicts=True,
        unique_fields=["petition", "user"],
        update_fields=["at"],
    )
