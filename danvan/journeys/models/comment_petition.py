"""The petition that a comment became."""

from django.conf import settings
from django.db import models

from danvan.discussions.models import Comment
from danvan.petitions.models import Petition


class CommentPetition(models.Model):
    """One comment, one petition. Retention: as long as the petition."""

    comment = models.OneToOneField(Comment, on_delete=models.PROTECT, related_name="+")
    petition = models.OneToOneField(Petition, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.comment_id} {self.petition_id}"
