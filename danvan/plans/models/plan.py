"""A plan, programme or directive, its task groups, and its versions."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from danvan.language import fold
from danvan.legislation.models import Document
from danvan.organisations.models import Unit
from danvan.plans.lifecycle import PLAN_LIFECYCLE, PlanState
from danvan.plans.models.choices import PLAN_STATES, GroupCode, PlanKind

#: Segments of a path: six digits a level, so that "the part below" is a range of plain digits in any collation.
DIGITS = 6


def segment(position: int) -> str:
    """One level of a path: "000012"."""
    return f"{position:0{DIGITS}d}"


class PlanQuerySet(models.QuerySet["Plan"]):
    def issued(self) -> "PlanQuerySet":
        """Issued, summed-up ones included: what everyone may read."""
        return self.exclude(state=PlanState.DRAFT)

    def running(self) -> "PlanQuerySet":
        return self.filter(state=PlanState.ISSUED)


class Plan(models.Model):
    """One plan. `owner`: the unit that issues it and answers for it. `issuer`: as the paper names it.

    `rolled`: weighted progress of its tasks in hundredths of a per cent. `respond_days`: working days a unit has to
    acknowledge a task, before it counts as silent. `risk_margin`: how many points progress may lie behind the pace of
    the days before a task is at risk. `illustration`: an example of the project (ví dụ minh họa), said on every page.
    Retention: never removed; reports of past years are computed from it.
    """

    slug = models.SlugField(max_length=90, unique=True)
    kind = models.CharField(_("kind"), max_length=12, choices=PlanKind, default=PlanKind.PLAN)
    number = models.CharField(_("number and sign"), max_length=60, blank=True)
    title = models.CharField(_("title"), max_length=500)
    issuer = models.CharField(_("issued by"), max_length=200, blank=True)
    owner = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name=_("unit that keeps it"))
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    issued_on = models.DateField(_("date of issue"), null=True, blank=True)
    starts_on = models.DateField(_("begins"), null=True, blank=True)
    ends_on = models.DateField(_("ends"), null=True, blank=True)
    abstract = models.TextField(_("abstract"), blank=True)
    bases = models.TextField(_("bases"), blank=True, help_text=_("One a line."))
    purpose = models.TextField(_("purpose and requirements"), blank=True)
    respond_days = models.PositiveSmallIntegerField(_("working days to acknowledge"), default=3)
    risk_margin = models.PositiveSmallIntegerField(_("points behind the pace that mean risk"), default=15)
    illustration = models.BooleanField(_("example for illustration"), default=False)
    public = models.BooleanField(_("progress is public"), default=True)
    state = models.CharField(_("state"), max_length=8, choices=PLAN_STATES, default=PlanState.DRAFT.value)
    version = models.PositiveIntegerField(default=0, editable=False)
    rolled = models.PositiveIntegerField(default=0, editable=False)
    sent_at = models.DateTimeField(null=True, editable=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    folded = models.CharField(max_length=600, editable=False)

    objects = PlanQuerySet.as_manager()

    class Meta:
        ordering = ("-issued_on", "-pk")
        verbose_name = _("plan")
        constraints = [
            models.CheckConstraint(
                name="plan_ends_after_it_begins",
                condition=Q(starts_on__isnull=True) | Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The plan ends before it begins."),
            ),
            models.CheckConstraint(
                name="an_issued_plan_has_its_moment", condition=Q(state="draft") | Q(sent_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """ "274/KH-UBND, …" as it is named in lists."""
        return f"{self.number}: {self.title}" if self.number else self.title

    def prepare(self) -> "Plan":
        """Derive the searched column; called before any writing."""
        self.folded = fold(f"{self.number} {self.title} {self.issuer}")[:600]
        return self

    def move_to(self, state: PlanState) -> None:
        """Change the state if the lifecycle has this move; raises MoveNotAllowed."""
        PLAN_LIFECYCLE.require(PlanState(self.state), state)
        self.state = state.value

    @property
    def is_draft(self) -> bool:
        return self.state == PlanState.DRAFT.value

    @property
    def percent(self) -> int:
        """Weighted progress in whole per cent; 100 only when all of it is done."""
        return self.rolled // 100

    def get_absolute_url(self) -> str:
        return reverse("plan-desk", args=[self.slug])

    @property
    def public_url(self) -> str:
        return reverse("plan-public", args=[self.slug])


class TaskGroup(models.Model):
    """A group of tasks (nhóm nhiệm vụ) as the plan has it; `code` says which of the city's seven it serves.

    Retention: as long as the plan.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="groups")
    position = models.PositiveIntegerField()
    number = models.CharField(_("number"), max_length=30, blank=True)
    title = models.CharField(_("task group"), max_length=1000)
    code = models.CharField(_("which of the seven groups"), max_length=20, choices=GroupCode, blank=True)
    rolled = models.PositiveIntegerField(default=0, editable=False)
    source = models.TextField(blank=True)

    class Meta:
        ordering = ("plan_id", "position")
        verbose_name = _("task group")
        constraints = [models.UniqueConstraint(fields=["plan", "position"], name="one_group_at_each_place")]

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()

    @property
    def percent(self) -> int:
        return self.rolled // 100

    @property
    def path(self) -> str:
        """The first level of its tasks' paths."""
        return segment(self.position)


class PlanVersion(models.Model):
    """What the plan's own layer said when it was issued or changed: groups and tasks, for comparing.

    content: {"groups": [{"number", "title", "code"}], "tasks": [{"id", "group", "number", "title", "unit",
    "cooperating", "deliverable", "due_on", "recurrence", "weight", "state"}]}; what units broke down is theirs.
    Retention: as long as the plan.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    reason = models.TextField(blank=True)
    content = models.JSONField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("plan_id", "number")
        verbose_name = _("version of a plan")
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="versions_of_a_plan_are_counted")]

    def __str__(self) -> str:
        return f"{self.plan_id} v{self.number}"
