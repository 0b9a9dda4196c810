"""A line in somebody's list at the desk: what happened, where to look.

Retention: removed 90 days after it was read, a year after it came at the latest.
"""

import uuid
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from danvan.notifications.kinds import kind_of_notice


class NoticeQuerySet(models.QuerySet["Notice"]):
    def of(self, user: Any) -> "NoticeQuerySet":
        """One person's list, newest first."""
        return self.filter(user_id=user.pk).order_by("-pk")

    def unread(self) -> "NoticeQuerySet":
        return self.filter(read_at__isnull=True)

    def read_in(self, mark: datetime) -> "NoticeQuerySet":
        """What one act of reading marked; that act can be undone."""
        return self.filter(read_at=mark)


class Notice(models.Model):
    """Codes only; the words are made when it is shown, in the language of who reads."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=80)
    params = models.JSONField(default=dict)
    path = models.CharField(max_length=300)
    once = models.CharField(max_length=160, unique=True)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    # Waits for the daily summary; cleared when it was in one.
    for_summary = models.BooleanField(default=False)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        indexes = [
            models.Index(fields=["user", "-id"], name="notices_of_a_person"),
            models.Index(fields=["user"], name="notices_not_read", condition=Q(read_at__isnull=True)),
            models.Index(fields=["user"], name="notices_for_summary", condition=Q(for_summary=True)),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def sentence(self) -> str:
        """What happened, in the language of the page."""
        return str(gettext(kind_of_notice(self.kind).sentence) % self.params)
