"""A plan read from a file, waiting until a person has looked it over; nobody is told of its tasks yet."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from danvan.plans.models.plan import Plan


class DraftState(models.TextChoices):
    OPEN = "open", _("waiting for review")
    APPROVED = "approved", _("taken over as a plan")
    DISCARDED = "discarded", _("discarded")


class PlanDraftQuerySet(models.QuerySet["PlanDraft"]):
    def waiting(self) -> "PlanDraftQuerySet":
        """Drafts still to be looked over."""
        return self.filter(state=DraftState.OPEN)


class PlanDraft(models.Model):
    """What was recognised in one file: facts, groups and tasks, each with its passage and how sure it is; problems.

    `read` is `danvan.plans.reading.pieces.ReadPlan` as JSON. `plan`: the draft plan that approval made of it.
    Retention: an approved draft stays with its plan, it shows where each piece was read; a discarded one loses what
    was read at once and keeps only the digest of its file.
    """

    state = models.CharField(_("state"), max_length=10, choices=DraftState, default=DraftState.OPEN)
    digest = models.CharField(max_length=64, db_index=True, editable=False)
    file_name = models.CharField(max_length=200, blank=True)
    read = models.JSONField(default=dict)
    plan = models.ForeignKey(Plan, null=True, blank=True, on_delete=models.PROTECT, related_name="drafts")
    edition = models.PositiveIntegerField(default=1, editable=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("read at"))
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = PlanDraftQuerySet.as_manager()

    class Meta:
        ordering = ("-made_at", "-pk")
        verbose_name = _("plan to be reviewed")
        constraints = [
            models.UniqueConstraint(fields=["digest"], condition=Q(state="open"), name="one_open_plan_draft_of_a_file"),
            models.CheckConstraint(
                condition=Q(state="open", settled_at__isnull=True) | Q(~Q(state="open"), settled_at__isnull=False),
                name="settled_plan_draft_has_its_moment",
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
        return reverse("plan-import", args=[self.pk])
