"""What units say about their tasks: reports of progress with evidence, proposed changes, and who stands in for whom."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from danvan.organisations.models import Unit
from danvan.organisations.models.dated import Dated, DatedQuerySet
from danvan.plans.lifecycle import ProposalState, ReportState
from danvan.plans.models.choices import PROPOSAL_STATES, REPORT_STATES, Direction
from danvan.plans.models.task import Task

USER = settings.AUTH_USER_MODEL


class ProgressReport(models.Model):
    """One report: how far, what was done, and what proves it: files (attachments of this row), a link, or a measure.

    `measure`, `figure`: a published measure and its value at that moment, as evidence. `on_behalf_of`: whom the author
    stood in for. A report of 100 per cent waits until whoever gave the task confirms or returns it.
    `reopens`: not of the lead but of whoever gave the task, who opened it again and says why in `note`.
    `form_hash`: of the form it came from, so that a form sent twice is one report.
    Retention: as long as the task.
    """

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="reports")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    percent = models.PositiveSmallIntegerField(_("progress"))
    note = models.TextField(_("what was done"))
    link = models.URLField(_("link to the evidence"), max_length=500, blank=True)
    measure = models.CharField(_("measure"), max_length=80, blank=True)
    figure = models.CharField(max_length=120, blank=True)
    by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    on_behalf_of = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=REPORT_STATES, default=ReportState.RECORDED.value)
    decided_by = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    remark = models.TextField(_("remark"), blank=True)
    reopens = models.BooleanField(default=False)
    form_hash = models.CharField(max_length=64, null=True, unique=True, editable=False)

    class Meta:
        ordering = ("task_id", "-at", "-pk")
        verbose_name = _("report of progress")
        constraints = [
            models.CheckConstraint(name="a_report_is_a_per_cent", condition=Q(percent__lte=100)),
            models.UniqueConstraint(
                fields=["task"], condition=Q(state="waiting"), name="one_report_waits_for_confirmation"
            ),
            models.CheckConstraint(
                name="a_decided_report_has_its_moment",
                condition=Q(state__in=["recorded", "waiting"]) | Q(decided_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.task_id}: {self.percent} %"

    def get_absolute_url(self) -> str:
        return self.task.get_absolute_url()


class ChangeProposal(models.Model):
    """A change of a task that somebody must decide.

    changes: {"due_on": [old, new], "title": […], "unit": […], "weight": […], "deliverable": […]}; days as ISO text,
    units by key. up: a unit asks whoever gave it the task. down: the plan changed above what the unit broke down.
    `decider`: the unit whose head or coordinator decides. Retention: as long as the task.
    """

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="proposals")
    direction = models.CharField(max_length=4, choices=Direction)
    proposer = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    decider = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    changes = models.JSONField(default=dict)
    reason = models.TextField(_("reason"))
    by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=PROPOSAL_STATES, default=ProposalState.OPEN.value)
    decided_by = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    remark = models.TextField(_("remark"), blank=True)

    class Meta:
        ordering = ("-at", "-pk")
        verbose_name = _("proposed change of a task")
        indexes = [models.Index(fields=["decider", "at"], condition=Q(state="open"), name="proposals_to_decide")]
        constraints = [
            models.CheckConstraint(
                name="a_decided_proposal_has_its_moment", condition=Q(state="open") | Q(decided_at__isnull=False)
            )
        ]

    def __str__(self) -> str:
        return f"{self.task_id} {self.direction}"

    def get_absolute_url(self) -> str:
        return self.task.get_absolute_url()


class StandInQuerySet(DatedQuerySet["StandIn"]):
    def on(self, day: date) -> Self:
        """Those who stand in on `day`."""
        return super().on(day).filter(Q(ended_on__isnull=True) | Q(ended_on__gt=day))


class StandIn(Dated):
    """While one person is away, another reports and confirms tasks in his unit for him (never signs letters).

    `ended_on`: taken back early; from that day on it gives no right.
    Retention: never removed; it answers "by what right was this reported?".
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    absent = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+", verbose_name=_("away"))
    user = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+", verbose_name=_("stands in"))
    ended_on = models.DateField(null=True, blank=True)

    objects = StandInQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("stand-in during absence")
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                name="a_stand_in_has_both_days", condition=Q(valid_from__isnull=False, valid_to__isnull=False)
            ),
            models.CheckConstraint(name="nobody_stands_in_for_himself", condition=~Q(absent=F("user"))),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id}: {self.user_id} ← {self.absent_id}"
