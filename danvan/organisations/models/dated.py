"""Rows that hold from one day to another: how "on that day" is asked, and that the days stand in order."""

from datetime import date
from typing import Self, TypeVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

M = TypeVar("M", bound=models.Model, covariant=True)


def valid_on(day: date, prefix: str = "") -> Q:
    """What holds on `day`; `prefix` names a relation ("unit__"). No first day: longer than the register knows."""
    begun = Q(**{f"{prefix}valid_from__isnull": True}) | Q(**{f"{prefix}valid_from__lte": day})
    lasting = Q(**{f"{prefix}valid_to__isnull": True}) | Q(**{f"{prefix}valid_to__gte": day})
    return begun & lasting


class DatedQuerySet(models.QuerySet[M]):
    def on(self, day: date) -> Self:
        """The rows that hold on `day`."""
        return self.filter(valid_on(day))

    def ended_before(self, day: date) -> Self:
        """The rows whose last day lies before `day`: history."""
        return self.filter(valid_to__lt=day)


class Dated(models.Model):
    """First and last day, both included; an empty end means "until further notice"."""

    valid_from = models.DateField(_("first day"), null=True, blank=True)
    valid_to = models.DateField(_("last day"), null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_ends_after_it_begins",
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                violation_error_message=_("The last day lies before the first."),
            )
        ]

    def holds_on(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or self.valid_to >= day)
