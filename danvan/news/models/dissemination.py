"""Dissemination (quán triệt): a text sent to who must know it, and until when.

Retention: with the article or document it spreads.
"""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from danvan.language import fold
from danvan.legislation.models import Document
from danvan.news.lifecycle import COUNTED, DISSEMINATION, DisseminationState
from danvan.news.models.article import Article
from danvan.organisations.models import Role, Unit

_PERSON = settings.AUTH_USER_MODEL


class StateOfDissemination(models.TextChoices):
    """The states of the lifecycle in people's words."""

    DRAFT = DisseminationState.DRAFT.value, _("draft")
    SENT = DisseminationState.SENT.value, _("being read")
    CLOSED = DisseminationState.CLOSED.value, _("closed")
    WITHDRAWN = DisseminationState.WITHDRAWN.value, _("withdrawn")


class DisseminationQuerySet(models.QuerySet["Dissemination"]):
    def _fetch_all(self) -> None:
        """Rows read together know each other, so that their figures can be worked out together."""
        super()._fetch_all()
        rows: list[Any] = list(self._result_cache or ())
        found = [row for row in rows if isinstance(row, Dissemination)]
        for row in found:
            row.read_together = found

    def lock(self, pk: int) -> "Dissemination":
        """The row, held until the action ends; raises DoesNotExist."""
        return self.select_for_update(of=("self",)).select_related("unit").get(pk=pk)

    def running(self, on: date) -> "DisseminationQuerySet":
        """Sent, and its due day has not passed: whoever joins an audience now must read it too."""
        return self.filter(state=DisseminationState.SENT.value, due_on__gte=on)

    def counted(self) -> "DisseminationQuerySet":
        return self.filter(state__in=[state.value for state in COUNTED])

    def matching(self, words: str) -> "DisseminationQuerySet":
        found = self
        for word in fold(words).split()[:8]:
            found = found.filter(folded__contains=word)
        return found


class Dissemination(models.Model):
    """An article or a legal document, in plain words, for those who must know it by a day.

    `unit` sends it and answers questions. `remind_on`: a working day before the due day, set on sending.
    `is_public`: citizens are meant to read it too; `views_before` is what the article's counter said on sending, and
    nobody who looks is known. `correction`: what was put right since, told to every reader.
    Retention: with the article or document it spreads; a withdrawn one keeps its reason.
    """

    unit = models.ForeignKey(Unit, verbose_name=_("unit"), on_delete=models.PROTECT, related_name="+")
    article = models.ForeignKey(Article, on_delete=models.PROTECT, null=True, blank=True, related_name="disseminations")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    title = models.CharField(_("title"), max_length=200)
    summary = models.TextField(_("summary in plain words"))
    due_on = models.DateField(_("to be read by"))
    remind_days = models.PositiveSmallIntegerField(_("working days before: remind"), default=2)
    remind_on = models.DateField(null=True, blank=True)
    is_public = models.BooleanField(_("a public campaign, too"), default=False)
    views_before = models.PositiveBigIntegerField(null=True, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=StateOfDissemination, default=StateOfDissemination.DRAFT
    )
    correction = models.TextField(_("what was corrected"), blank=True)
    corrected_at = models.DateTimeField(null=True, blank=True)
    correction_told_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(_("why it was withdrawn"), blank=True)
    drafted_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    sent_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    # Of the form that made it: sent twice, it makes one.
    form_token = models.CharField(max_length=64, unique=True)
    folded = models.TextField(editable=False)

    objects = DisseminationQuerySet.as_manager()
    read_together: "list[Dissemination]"

    class Meta:
        verbose_name = _("dissemination")
        ordering = ("-drafted_at", "-pk")
        indexes = [
            models.Index(fields=["unit", "state"], name="disseminations_of_unit"),
            models.Index(fields=["state", "due_on"], name="disseminations_by_due"),
        ]
        constraints = [
            models.CheckConstraint(
                name="dissemination_spreads_one_text",
                condition=Q(article__isnull=False, document__isnull=True)
                | Q(article__isnull=True, document__isnull=False),
                violation_error_message=_("Choose an article or a document: one of the two."),
            ),
            models.CheckConstraint(
                name="sent_dissemination_has_its_day",
                condition=~Q(state__in=["sent", "closed"])
                | Q(sent_at__isnull=False, sent_on__isnull=False, sent_by__isnull=False),
            ),
            models.CheckConstraint(name="dissemination_has_a_summary", condition=~Q(summary="")),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.folded = fold(f"{self.title} {self.summary}")
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("news-dissemination", args=[self.pk])

    def move_to(self, state: DisseminationState) -> None:
        """Take the step, or raise MoveNotAllowed."""
        DISSEMINATION.require(DisseminationState(self.state), state)
        self.state = state.value

    @property
    def is_draft(self) -> bool:
        return self.state == DisseminationState.DRAFT

    @property
    def is_open(self) -> bool:
        """Readers can confirm and ask."""
        return self.state == DisseminationState.SENT


class AudienceRule(models.Model):
    """One line of who must know it: a unit, alone or with all below it, in any or one role; or a named person.

    Retention: with its dissemination.
    """

    dissemination = models.ForeignKey(Dissemination, on_delete=models.CASCADE, related_name="audience")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    below = models.BooleanField(_("and everything below"), default=False)
    role = models.CharField(_("role"), max_length=16, choices=Role, blank=True)
    person = models.ForeignKey(_PERSON, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                name="audience_names_a_unit_or_a_person",
                condition=Q(unit__isnull=False, person__isnull=True)
                | Q(unit__isnull=True, person__isnull=False, below=False, role=""),
            )
        ]

    def __str__(self) -> str:
        return f"{self.dissemination_id} {self.unit_id or self.person_id}"


class QuizQuestion(models.Model):
    """A question with two to four answers, of which `right` (from 0) is the right one, and why.

    Nothing of what people answered is stored. Retention: with its dissemination.
    """

    dissemination = models.ForeignKey(Dissemination, on_delete=models.CASCADE, related_name="quiz")
    order = models.PositiveSmallIntegerField()
    words = models.CharField(_("question"), max_length=300)
    answers = models.JSONField(default=list)
    right = models.PositiveSmallIntegerField()
    why = models.CharField(_("why this is right"), max_length=400)

    class Meta:
        ordering = ("order",)
        constraints = [models.UniqueConstraint(fields=["dissemination", "order"], name="one_quiz_question_a_place")]

    def __str__(self) -> str:
        return self.words
