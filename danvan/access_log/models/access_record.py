"""One look at something that is not open to all."""

from django.db import models


class AccessRecordQuerySet(models.QuerySet["AccessRecord"]):
    def about(self, subject: models.Model) -> "AccessRecordQuerySet":
        """The looks at one row, newest first."""
        return self.filter(subject_type=subject._meta.label_lower, subject_id=subject.pk).order_by("-at", "-pk")


class AccessRecord(models.Model):
    """Who looked at what, when and why; append-only by the database itself.

    Retention: removed by `actions/remove_old_looks.py` only, which leaves an AccessRemoval.
    """

    actor_kind = models.CharField(max_length=8)
    actor_id = models.CharField(max_length=80, blank=True)
    subject_type = models.CharField(max_length=80)
    subject_id = models.BigIntegerField()
    what = models.CharField(max_length=40)
    at = models.DateTimeField(db_index=True)
    reason = models.CharField(max_length=200, blank=True)

    objects = AccessRecordQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["subject_type", "subject_id", "at"], name="looks_at_subject"),
            models.Index(fields=["actor_kind", "actor_id", "at"], name="looks_of_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.actor_kind}:{self.actor_id} {self.what} {self.subject_type}:{self.subject_id}"
