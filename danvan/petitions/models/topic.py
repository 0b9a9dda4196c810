"""What petitions are about: a tree kept by the coordinator; its first three branches are the plan's."""

from django.db import models
from django.utils.translation import get_language


class TopicQuerySet(models.QuerySet["Topic"]):
    def offered(self) -> "TopicQuerySet":
        """Topics a sender may choose, branch by branch."""
        return self.filter(retired_on__isnull=True).select_related("parent").order_by("order")


class Topic(models.Model):
    """A branch (no parent) or a leaf. Retention: kept; a topic no longer offered is retired, never removed."""

    slug = models.SlugField(max_length=60, unique=True)
    name_vi = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    order = models.PositiveIntegerField()
    urgent = models.BooleanField(default=False)
    # About the conduct of a unit or official: never goes to that unit, but to the one above.
    about_officials = models.BooleanField(default=False)
    retired_on = models.DateField(null=True, blank=True)

    objects = TopicQuerySet.as_manager()

    class Meta:
        ordering = ("order",)

    def __str__(self) -> str:
        return self.name_en if get_language() == "en" else self.name_vi
