"""What one document does to another."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from danvan.legislation.models.document import Document


class Deed(models.TextChoices):
    REPLACES = "replaces", _("replaces")
    AMENDS = "amends", _("amends")
    GUIDES = "guides", _("gives details of")


class Relation(models.Model):
    """`newer` replaces, amends or details `older`.

    Retention: with its documents, for ever.
    """

    newer = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="touches")
    older = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="touched_by")
    deed = models.CharField(max_length=10, choices=Deed.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["newer", "older", "deed"], name="one_relation_of_a_deed")]

    def __str__(self) -> str:
        return f"{self.newer.slug} {self.deed} {self.older.slug}"
