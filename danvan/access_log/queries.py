"""Questions to the list of looks."""

from django.db import models

from danvan.access_log.models import AccessRecord
from danvan.access_log.models.access_record import AccessRecordQuerySet


def looks_at(subject: models.Model) -> AccessRecordQuerySet:
    """Who looked at this row, newest first."""
    return AccessRecord.objects.about(subject)
