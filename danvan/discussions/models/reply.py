"""The word of the agency under a comment."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from danvan.discussions.models.comment import Comment
from danvan.organisations.models import Unit


class OfficialReply(models.Model):
    """One reply in the name of a unit; the officer who wrote it is never public. Retention: as long as the comment."""

    comment = models.OneToOneField(Comment, on_delete=models.PROTECT, related_name="reply")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(_("reply"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    answered_on = models.DateField()

    class Meta:
        verbose_name = _("official reply")
        indexes = [models.Index(fields=["unit", "answered_on"], name="replies_of_unit_by_day")]

    def __str__(self) -> str:
        return f"reply {self.comment_id}"
