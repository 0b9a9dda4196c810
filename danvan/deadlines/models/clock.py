"""The clock of one step of one case."""

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from danvan.deadlines.errors import NoSuchClock
from danvan.deadlines.models.calendar import CalendarEdition
from danvan.deadlines.models.legal_rule import LegalRule
from danvan.deadlines.terms import Extension, Pause


class ClockQuerySet(models.QuerySet["Clock"]):
    def of(self, subject: models.Model) -> "ClockQuerySet":
        """The clocks of one case."""
        return self.filter(subject_type=subject._meta.label_lower, subject_id=subject.pk)

    def open(self) -> "ClockQuerySet":
        """Steps not done yet, suspended ones included."""
        return self.filter(closed_at__isnull=True)

    def outdated(self, edition: CalendarEdition) -> "ClockQuerySet":
        """Open clocks computed with an older calendar."""
        return self.open().exclude(edition=edition)

    def overdue(self, at: datetime) -> "ClockQuerySet":
        """Running past their due date; a suspended clock is not late."""
        return self.open().filter(paused_at__isnull=True, due_at__lt=at)

    def lock(self, subject: models.Model, stage: str) -> "Clock":
        """The clock, held until the transaction ends; raises NoSuchClock."""
        clock = self.of(subject).filter(stage=stage).select_for_update(of=("self",)).select_related("rule").first()
        if clock is None:
            raise NoSuchClock
        return clock


class Clock(models.Model):
    """From the receipt to the due date of one step (`stage`), with the rule version of the day of receipt.

    `explanation`, `pauses` and `extensions` hold codes and dates only; sentences are made when somebody reads.
    Retention: as long as its case; it leaves with it.
    """

    class Outcome(models.TextChoices):
        DONE = "done", _("done")
        DROPPED = "dropped", _("not pursued")

    subject_type = models.CharField(max_length=80)
    subject_id = models.BigIntegerField()
    stage = models.CharField(max_length=40)
    rule = models.ForeignKey(LegalRule, on_delete=models.PROTECT, related_name="+")
    edition = models.ForeignKey(CalendarEdition, on_delete=models.PROTECT, null=True, related_name="+")
    started_at = models.DateTimeField()
    due_at = models.DateTimeField()
    pauses = models.JSONField(default=list, blank=True)
    extensions = models.JSONField(default=list, blank=True)
    explanation = models.JSONField(default=list, blank=True)
    expected = models.BooleanField(default=False)
    paused_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=8, choices=Outcome.choices, blank=True)

    objects = ClockQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject_type", "subject_id", "stage"], name="one_clock_for_a_step"),
            models.CheckConstraint(condition=Q(due_at__gte=F("started_at")), name="clock_ends_after_it_starts"),
            models.CheckConstraint(
                condition=Q(paused_at__isnull=True) | Q(closed_at__isnull=True), name="a_closed_clock_is_not_paused"
            ),
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=Q(closed_at__isnull=True), name="open_clocks_by_due"),
            models.Index(fields=["edition"], condition=Q(closed_at__isnull=True), name="open_clocks_by_edition"),
        ]

    def __str__(self) -> str:
        return f"{self.subject_type} {self.subject_id} {self.stage}"

    @property
    def on_time(self) -> bool:
        """Ended no later than due; False while it runs."""
        return self.closed_at is not None and self.closed_at <= self.due_at

    def pauses_taken(self) -> list[Pause]:
        """The suspensions; the last may still be open."""
        return [Pause(_moment(p["since"]), _moment(p["until"]), p["reason"]) for p in self.pauses]  # type: ignore[arg-type]  # since is always set

    def extensions_granted(self) -> list[Extension]:
        """The extensions in order."""
        return [Extension(e["amount"], e["reason"]) for e in self.extensions]


def _moment(text: Any) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
