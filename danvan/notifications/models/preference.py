"""What a person of the house wants to get by mail.

Retention: as long as the account; it holds choices only.
"""

from django.conf import settings
from django.db import models

from danvan.notifications.kinds import kind_of_notice


class Preference(models.Model):
    """One row a person, written when they first choose; without it the defaults of each kind hold."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=8, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE)
    by_mail = models.JSONField(default=dict)
    daily_summary = models.BooleanField(default=False)
    office_hours_only = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"preferences {self.pk}"

    def wants_mail(self, kind: str) -> bool:
        """The person's choice for this kind of notice, or the kind's own default."""
        return bool(self.by_mail.get(kind, kind_of_notice(kind).by_mail))
