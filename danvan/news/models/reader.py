"""Who must read, whether they have, and what they asked.

Which person has not read is told to nobody but that person: no page, list, file, notice or figure is made of
single rows.
"""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from danvan.news.lifecycle import OPENED, DisseminationState
from danvan.news.models.dissemination import Dissemination
from danvan.organisations.models import Unit

_PERSON = settings.AUTH_USER_MODEL


class ReaderQuerySet(models.QuerySet["Reader"]):
    def lock(self, pk: int) -> "Reader":
        """The row, held until the action ends; raises DoesNotExist."""
        return self.select_for_update(of=("self",)).select_related("dissemination").get(pk=pk)

    def counted(self) -> "ReaderQuerySet":
        """Whoever must know it or has confirmed: who left before confirming is counted no more."""
        return self.filter(released_on__isnull=True)

    def of(self, person: Any) -> "ReaderQuerySet":
        """One person's own rows."""
        opened = [state.value for state in OPENED]
        return self.counted().filter(person_id=person.pk, dissemination__state__in=opened)

    def waiting(self) -> "ReaderQuerySet":
        """Not confirmed, and still to be read."""
        sent = DisseminationState.SENT.value
        return self.counted().filter(confirmed_at__isnull=True, dissemination__state=sent)


class Reader(models.Model):
    """One person who must know it, with the unit of the day they were named and the day they must know it by.

    `released_on`: left the audience before confirming. `told_on`: the last working day a digest went to them.
    Retention: with its dissemination.
    """

    dissemination = models.ForeignKey(Dissemination, on_delete=models.CASCADE, related_name="readers")
    person = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    added_on = models.DateField()
    released_on = models.DateField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_on = models.DateField(null=True, blank=True)
    told_on = models.DateField(null=True, blank=True)

    objects = ReaderQuerySet.as_manager()

    class Meta:
        verbose_name = _("reader")
        indexes = [
            models.Index(fields=["unit", "dissemination"], name="readers_of_unit"),
            models.Index(
                fields=["person", "due_on"],
                name="readers_waiting",
                condition=Q(confirmed_at__isnull=True, released_on__isnull=True),
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["dissemination", "person"], name="a_person_reads_it_once"),
            models.CheckConstraint(
                name="a_confirmation_has_its_day",
                condition=Q(confirmed_at__isnull=True, confirmed_on__isnull=True)
                | Q(confirmed_at__isnull=False, confirmed_on__isnull=False),
            ),
            models.CheckConstraint(
                name="who_confirmed_is_not_released",
                condition=Q(confirmed_at__isnull=True) | Q(released_on__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dissemination_id} {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("news-reading-one", args=[self.dissemination_id])


class ReaderQuestion(models.Model):
    """A question from below. Nobody is shown who asked: readers see words and answer, the sender the unit as well.

    `is_public`: shown with its answer to every reader, in the words of `shown_words`.
    Retention: with its dissemination.
    """

    dissemination = models.ForeignKey(Dissemination, on_delete=models.CASCADE, related_name="questions")
    asked_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    words = models.TextField(_("question"))
    digest = models.CharField(max_length=64)
    asked_at = models.DateTimeField()
    asked_on = models.DateField(db_index=True)
    answer = models.TextField(_("answer"), blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    is_public = models.BooleanField(_("show to every reader"), default=False)
    shown_words = models.TextField(_("question as readers see it"), blank=True)

    class Meta:
        verbose_name = _("question of a reader")
        ordering = ("asked_at", "pk")
        constraints = [
            models.UniqueConstraint(fields=["dissemination", "asked_by", "digest"], name="a_question_is_asked_once"),
            models.CheckConstraint(
                name="an_answer_has_its_moment",
                condition=Q(answer="", answered_at__isnull=True) | (~Q(answer="") & Q(answered_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="what_readers_see_is_answered", condition=Q(is_public=False) | (~Q(answer="") & ~Q(shown_words=""))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dissemination_id} {self.pk}"
