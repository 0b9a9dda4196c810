"""A reader says that a comment should not stand there."""

from django.db import models

from danvan.discussions.models.choices import ReportReason
from danvan.discussions.models.comment import Comment


class AbuseReport(models.Model):
    """One report of one comment by one address: a keyed digest, never who. Retention: leaves with the comment's words;
    it cannot be read back."""

    comment = models.ForeignKey(Comment, on_delete=models.PROTECT, related_name="reports")
    digest = models.CharField(max_length=64)
    reason = models.CharField(max_length=20, choices=ReportReason)
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-at", "-pk")
        indexes = [
            models.Index(fields=["comment"], condition=models.Q(settled_at__isnull=True), name="reports_not_settled")
        ]
        constraints = [models.UniqueConstraint(fields=["comment", "digest"], name="a_report_counts_once")]

    def __str__(self) -> str:
        return f"{self.comment_id} {self.reason}"
