"""The answer of one round: its text, its evidence, who approved it, and its number once issued."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from danvan.attachments.models import Attachment
from danvan.legislation.models import Clause
from danvan.organisations.models import Mandate, Unit
from danvan.petitions.lifecycle import ANSWER_LIFECYCLE, UNFINISHED, AnswerState
from danvan.petitions.models.choices import AnswerStateChoice, ApprovalStep, Outcome, SigningForm
from danvan.petitions.models.petition import Petition

USER = settings.AUTH_USER_MODEL
_ISSUED = Q(state=AnswerState.ISSUED.value)


class Answer(models.Model):
    """One answer. Its files (evidence, the signed paper) are attachments of this row.

    `unit` is the unit that answers, on the day it does. `step` is the place in the unit's approval path it waits
    at, `waits_for` the code of that step while it is in approval.
    `revision` counts savings: who saves an older one is told, nothing is overwritten. `competent_unit` or
    `competent_body` (outside the register): who is competent when it refuses, by which `competent_mandate`.
    `together`: petitions attached to this one and answered with it. `year`: of the register that gave the number.
    `on_time`: issued no later than due.

    Retention: as long as the petition.
    """

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="answers")
    round = models.PositiveSmallIntegerField()
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, choices=AnswerStateChoice)
    revision = models.PositiveIntegerField(default=1)
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome, blank=True)
    text = models.TextField(_("answer"), blank=True)
    next_step = models.CharField(_("next step"), max_length=500, blank=True)
    next_step_on = models.DateField(_("by"), null=True, blank=True)
    competent_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    competent_mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    competent_body = models.CharField(max_length=200, blank=True)
    link = models.URLField(_("address of the answer elsewhere"), max_length=500, blank=True)
    clauses = models.ManyToManyField(Clause, related_name="+", blank=True)
    together = models.ManyToManyField(Petition, related_name="answered_by", blank=True)
    step = models.PositiveSmallIntegerField(default=0)
    waits_for = models.CharField(max_length=12, choices=ApprovalStep, blank=True)
    drafted_by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    signed_by = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, related_name="+")
    signed_at = models.DateTimeField(null=True)
    # The scanned paper with signature and seal, where it was signed by hand.
    signed_paper = models.ForeignKey(Attachment, on_delete=models.PROTECT, null=True, related_name="+")
    signing_form = models.CharField(max_length=4, choices=SigningForm, blank=True)
    number = models.CharField(_("number"), max_length=60, blank=True)
    year = models.PositiveSmallIntegerField(null=True)
    issued_at = models.DateTimeField(null=True)
    issued_on = models.DateField(null=True)
    due_at = models.DateTimeField(null=True)
    on_time = models.BooleanField(null=True)

    class Meta:
        ordering = ("petition_id", "round", "pk")
        indexes = [
            models.Index(fields=["unit", "issued_on"], name="answers_of_unit_by_day"),
            models.Index(fields=["unit", "waits_for"], name="answers_to_approve"),
            models.Index(fields=["state", "petition"], name="answers_by_state"),
            models.Index(fields=["issued_on"], name="answers_by_day"),
            models.Index(fields=["due_at"], name="answers_by_due"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["petition"],
                condition=Q(state__in=sorted(state.value for state in UNFINISHED)),
                name="one_answer_in_the_making",
            ),
            models.CheckConstraint(
                name="who_is_waited_for_is_known",
                condition=Q(state=AnswerState.IN_APPROVAL.value) & ~Q(waits_for="")
                | ~Q(state=AnswerState.IN_APPROVAL.value) & Q(waits_for=""),
            ),
            models.UniqueConstraint(
                fields=["unit", "year", "number"], condition=~Q(number=""), name="a_unit_gives_a_number_once"
            ),
            models.CheckConstraint(
                name="an_issued_answer_is_whole",
                condition=~_ISSUED
                | (
                    ~Q(outcome="")
                    & ~Q(text="")
                    & ~Q(next_step="")
                    & ~Q(number="")
                    & Q(issued_at__isnull=False, issued_on__isnull=False, on_time__isnull=False, due_at__isnull=False)
                ),
            ),
            models.CheckConstraint(
                name="a_refusal_names_the_competent_body",
                condition=~_ISSUED
                | ~Q(outcome=Outcome.REFUSED)
                | Q(competent_unit__isnull=False)
                | ~Q(competent_body=""),
            ),
        ]

    def __str__(self) -> str:
        return self.number or f"{self.petition_id} ({self.state})"

    def get_absolute_url(self) -> str:
        return self.petition.get_absolute_url()

    def move_to(self, state: AnswerState) -> None:
        """Change the state if the lifecycle has this move; raises MoveNotAllowed."""
        ANSWER_LIFECYCLE.require(AnswerState(self.state), state)
        self.state = state.value

    @property
    def is_issued(self) -> bool:
        return self.state == AnswerState.ISSUED.value


class ApprovalPass(models.Model):
    """One decision on the way of an answer: passed on, returned with remarks, or signed. Retention: as the answer."""

    class Decision(models.TextChoices):
        SUBMITTED = "submitted", _("submitted")
        PASSED = "passed", _("passed")
        RETURNED = "returned", _("returned")
        SIGNED = "signed", _("signed")

    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="passes")
    step = models.CharField(max_length=12, choices=ApprovalStep)
    decision = models.CharField(max_length=10, choices=Decision)
    remarks = models.TextField(_("remarks"), blank=True)
    by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("answer_id", "at", "pk")
        constraints = [
            models.CheckConstraint(name="who_returns_says_why", condition=~Q(decision="returned") | ~Q(remarks="")),
        ]

    def __str__(self) -> str:
        return f"{self.answer_id} {self.step} {self.decision}"
