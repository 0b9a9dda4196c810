"""What one document does to another."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from danvan.legislation.models.document import Document


class Deed(models.TextChoices):
    REPLACES = "replaces", _("replaces")
    AMENDS = "amends", _("amends")
    GUIDES = "guides", _("gives details of")
    IMPLEMENTS = "implements", _("implements")

    @property
    def suffered(self) -> Any:
        """What is said of the older document: "Replaced by"."""
        return _SUFFERED[self]


_SUFFERED = {
    Deed.REPLACES: _("Replaced by"),
    Deed.AMENDS: _("Amended by"),
    Deed.GUIDES: _("Detailed by"),
    Deed.IMPLEMENTS: _("Implemented by"),
}


class Relation(models.Model):
    """`newer` replaces, amends, details or implements `older`.

    Retention: with its documents, for ever.
    """

    newer = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="touches")
    older = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="touched_by")
    deed = models.CharField(max_length=10, choices=Deed.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["newer", "older", "deed"], name="one_relation_of_a_deed")]

    @property
    def suffered(self) -> str:
        """The relation as the older document's page tells it."""
        return str(Deed(self.deed).suffered)

    def __str__(self) -> str:
        return f"{self.newer.slug} {self.deed} {self.older.slug}"
