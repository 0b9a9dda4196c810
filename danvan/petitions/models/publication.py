"""What everyone may read of a petition: a redacted copy that an officer has read, and nothing else."""

from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from danvan.attachments.models import Attachment
from danvan.language import fold
from danvan.petitions.models.answer import Answer
from danvan.petitions.models.petition import Petition


class PublicationQuerySet(models.QuerySet["Publication"]):
    def _fetch_all(self) -> None:
        """Petitions read together know each other, so that what belongs to them can be read together too."""
        super()._fetch_all()
        found: list[Any] = list(self._result_cache or ())
        rows = [row for row in found if isinstance(row, self.model) and "petition" in row._state.fields_cache]
        together = [row.petition for row in rows]
        for petition in together:
            petition.read_together = together

    def shown(self) -> "PublicationQuerySet":
        return self.filter(taken_down_at__isnull=True)

    def containing(self, words: str) -> "PublicationQuerySet":
        """Every word, tones ignored, in the public texts or the reference."""
        found = self
        for word in fold(words).split():
            found = found.filter(folded__contains=word)
        return found


class Publication(models.Model):
    """The public copy. `public_text` and the others hold what an officer approved; the point is rounded to the street.

    `files`: photos an officer let through, none by default. `answer`: the issued answer of which `public_answer` is the
    copy; another one since then waits to be read over. Retention: taken down on the sender's word or by
    restriction; the row stays with the petition.
    """

    petition = models.OneToOneField(Petition, on_delete=models.PROTECT, related_name="publication")
    public_title = models.CharField(_("title"), max_length=200)
    public_text = models.TextField(_("content"))
    public_answer = models.TextField(_("answer"), blank=True)
    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    public_place = models.CharField(_("street"), max_length=200, blank=True)
    latitude = models.DecimalField(max_digits=6, decimal_places=3, null=True, blank=True)
    longitude = models.DecimalField(max_digits=6, decimal_places=3, null=True, blank=True)
    files = models.ManyToManyField(Attachment, related_name="+", blank=True)
    folded = models.TextField(editable=False)
    consent_version = models.CharField(max_length=20)
    published_at = models.DateTimeField(db_index=True)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    taken_down_at = models.DateTimeField(null=True)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        ordering = ("-published_at", "-pk")

    def __str__(self) -> str:
        return self.public_title

    def get_absolute_url(self) -> str:
        return reverse("petition-public", args=[self.petition.reference])

    def refold(self, reference: str) -> None:
        """Derive the searched column; called before saving."""
        self.folded = fold(
            f"{reference} {self.public_title} {self.public_text} {self.public_place} {self.public_answer}"
        )
