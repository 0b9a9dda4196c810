"""Posts of a unit (vị trí việc làm): what the unit may fill, not who fills it.

Retention: never removed; headcounts of a past year are counted by the posts of that year.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from danvan.organisations.models.dated import Dated, DatedQuerySet
from danvan.organisations.models.unit import Unit


class PostQuerySet(DatedQuerySet["Post"]):
    pass


class Post(Dated):
    """One position of the catalogue in one unit; `leads` marks the post of its head."""

    class Class(models.TextChoices):
        LEADERSHIP = "leadership", _("leadership and management")
        PROFESSIONAL = "professional", _("professional")
        SUPPORT = "support", _("support and service")

    class Volume(models.TextChoices):
        ONE = "one", _("filled by one person")
        SEVERAL = "several", _("filled by several people")
        COMBINED = "combined", _("combined with another post")

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="posts")
    title = models.CharField(_("title of the post"), max_length=120)
    post_class = models.CharField(_("class of the post"), max_length=12, choices=Class)
    volume = models.CharField(_("filled by"), max_length=8, choices=Volume, default=Volume.ONE)
    leads = models.BooleanField(_("head of the unit"), default=False)

    objects = PostQuerySet.as_manager()

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["unit"], condition=models.Q(leads=True, valid_to__isnull=True), name="one_head_post_per_unit"
            ),
        ]

    def __str__(self) -> str:
        return self.title
