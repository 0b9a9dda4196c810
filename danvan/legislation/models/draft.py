"""A text read from a file, waiting until an administrator has looked it over; the library knows nothing of it yet."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from danvan.legislation.models.document import Document


class DraftState(models.TextChoices):
    OPEN = "open", _("waiting for review")
    APPROVED = "approved", _("entered in the library")
    DISCARDED = "discarded", _("discarded")


class DraftQuerySet(models.QuerySet["ImportDraft"]):
    def waiting(self) -> "DraftQuerySet":
        """Drafts still to be looked over."""
        return self.filter(state=DraftState.OPEN)


class ImportDraft(models.Model):
    """What was recognised in one file: facts with the passage of each, pieces, problems.

    `read` is `danvan.legislation.reading.pieces.ReadText` as JSON. `document` is the one that approval would
    bring up to date, and after approval the one that was written; None: a new one.
    Retention: an approved draft stays with its document, it shows where each fact was read; a discarded one
    loses what was read at once and keeps only the digest of its file.
    """

    state = models.CharField(_("state"), max_length=10, choices=DraftState.choices, default=DraftState.OPEN)
    digest = models.CharField(max_length=64, db_index=True, editable=False)
    read = models.JSONField(default=dict)
    document = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="drafts")
    edition = models.PositiveIntegerField(default=1, editable=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("read at"))
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = DraftQuerySet.as_manager()

    class Meta:
        ordering = ("-made_at", "-pk")
        verbose_name = _("text to be reviewed")
        constraints = [
            models.UniqueConstraint(fields=["digest"], condition=Q(state="open"), name="one_open_draft_of_a_file"),
            models.CheckConstraint(
                condition=Q(state="open", settled_at__isnull=True) | Q(~Q(state="open"), settled_at__isnull=False),
                name="settled_draft_has_its_moment",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Number and title as far as they were recognised."""
        facts: dict[str, Any] = self.read.get("facts", {})
        found = [facts.get(key, {}).get("value", "") for key in ("number", "title")]
        return ", ".join(words for words in found if words)[:160] or str(_("Text without a number"))

    @property
    def is_open(self) -> bool:
        return self.state == DraftState.OPEN

    def get_absolute_url(self) -> str:
        return reverse("legislation-import", args=[self.pk])
