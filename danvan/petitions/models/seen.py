"""When an officer last opened a petition, so that what is new stands out on the desk."""

from django.conf import settings
from django.db import models

from danvan.petitions.models.petition import Petition


class Seen(models.Model):
    """The last look of one officer at one petition, for the unread mark only.

    Who looked, for the record, is the access log's. Retention: leaves with the petition or the account.
    """

    petition = models.ForeignKey(Petition, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["petition", "user"], name="one_last_look_each")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.petition_id}"
