"""The number that another system (iHanoi, 1022, the national portal) gave to the same case."""

from django.db import models


class ExternalIdQuerySet(models.QuerySet["ExternalId"]):
    def of(self, subject: models.Model) -> "ExternalIdQuerySet":
        """The foreign numbers of one row."""
        return self.filter(subject_type=subject._meta.label_lower, subject_id=subject.pk).order_by("system", "code")


class ExternalId(models.Model):
    """One foreign number of one subject; a system gives a number once.

    Retention: as long as its subject.
    """

    system = models.CharField(max_length=40)
    code = models.CharField(max_length=120)
    subject_type = models.CharField(max_length=80)
    subject_id = models.BigIntegerField()

    objects = ExternalIdQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["system", "code"], name="a_system_gives_a_number_once")]
        indexes = [models.Index(fields=["subject_type", "subject_id"], name="external_ids_of_subject")]

    def __str__(self) -> str:
        return f"{self.system}:{self.code}"
