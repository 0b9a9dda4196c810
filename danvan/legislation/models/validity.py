"""The days on which a text is law: from its first day to its last, both included."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Validity(models.TextChoices):
    """What is known of a text on one day."""

    IN_FORCE = "in_force", _("In force")
    NOT_YET = "not_yet", _("Not yet in force")
    ENDED = "ended", _("No longer in force")
    UNKNOWN = "unknown", _("Day of entry into force not known")


def validity(first: date | None, last: date | None, *, on: date) -> Validity:
    """What days `first` to `last` say about `on`; a last day that has passed ends it whatever the first."""
    if last is not None and last < on:
        return Validity.ENDED
    if first is None:
        return Validity.UNKNOWN
    return Validity.IN_FORCE if first <= on else Validity.NOT_YET


def not_out_of_force(on: date, *paths: str) -> Q:
    """Rows whose own days, and those of each relation in `paths`, do not exclude `on`."""
    inside = Q()
    for path in paths:
        inside &= Q(**{f"{path}in_force_from__isnull": True}) | Q(**{f"{path}in_force_from__lte": on})
        inside &= Q(**{f"{path}in_force_to__isnull": True}) | Q(**{f"{path}in_force_to__gte": on})
    return inside
