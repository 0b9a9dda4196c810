"""One task of a plan at any depth, who has it, and what it waits for."""

from datetime import date, datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Case, F, Q, When
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from danvan.language import fold
from danvan.organisations.models import Post, Unit
from danvan.plans.lifecycle import COUNTED, OPEN, TASK_LIFECYCLE, TaskState
from danvan.plans.models.choices import PERIODIC, TASK_STATES, Part, Recurrence
from danvan.plans.models.plan import DIGITS, Plan, TaskGroup, segment
from danvan.plans.shares import HUNDRED

_OPEN = sorted(state.value for state in OPEN)
_NOT_OPEN = sorted(state.value for state in set(TaskState) - OPEN)
# Conditions of indexes that SQLite recognises in a comparison; it does not recognise a list of states.
_HAS_OPEN_DUE = Q(open_due__isnull=False)
_HAS_RISK = Q(risk_on__isnull=False)
_HAS_OFFICER = Q(assignee__isnull=False)
DEEPEST = 12
HEAVIEST = 1000


def after(path: str) -> str:
    """The first path that is no longer below `path`."""
    return path[:-DIGITS] + segment(int(path[-DIGITS:]) + 1)


class TaskQuerySet(models.QuerySet["Task"]):
    def of(self, plan: Plan) -> Self:
        return self.filter(plan=plan)

    def under(self, path: str) -> Self:
        """Everything below a path of one plan, that itself left out."""
        return self.filter(path__gt=path, path__lt=after(path))

    def counted(self) -> Self:
        """What makes up the progress: sent and not cancelled."""
        return self.filter(state__in=[state.value for state in COUNTED])

    def open(self) -> Self:
        """Still to be done."""
        return self.filter(state__in=_OPEN)

    def late(self, *, on: date) -> Self:
        """Open past their date."""
        return self.filter(open_due__lt=on)

    def at_risk(self, *, on: date) -> Self:
        """Not late yet, but progress lies behind the pace of the days."""
        # Said by what it is not: a list of the open states would lead SQLite away from the index of risks.
        rows = self.exclude(state__in=_NOT_OPEN)
        return rows.filter(Q(due_on__isnull=True) | Q(due_on__gte=on), risk_on__lte=on)

    def leaves(self) -> Self:
        """What is worked on itself and not through parts."""
        return self.filter(parts=0)

    def in_order(self) -> Self:
        return self.order_by("plan_id", "path")


class Task(models.Model):
    """One task (nhiệm vụ). `unit`: its lead (đơn vị chủ trì); as long as none is named, `lead_text` says what the paper
    says. `broken_down_by`: the unit that made it a part of its own task; empty: of the plan itself.
    `confirmer`: the unit whose head confirms that it is done, that is whoever gave it.

    `path`: place in the tree, six digits a level from the group down. `parts`: how many counted tasks lie directly
    below; with none, progress is what was reported (`percent`), else the weighted mean of the parts. `rolled`: either
    one in hundredths of a per cent. `risk_on`: the day from which its progress lies too far behind the pace.
    `open_due`: the due date as long as the task is open, kept by the database: an index finds what is late.
    `period_from`, `period_to`: one period of the recurring task above it.
    Retention: never removed; a dropped task is cancelled and stays to be read.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="tasks")
    group = models.ForeignKey(TaskGroup, on_delete=models.PROTECT, related_name="tasks")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    path = models.CharField(max_length=DIGITS * (DEEPEST + 1), editable=False)
    depth = models.PositiveSmallIntegerField(default=1, editable=False)
    number = models.CharField(_("number"), max_length=40, blank=True)
    title = models.CharField(_("task"), max_length=1000)
    detail = models.TextField(_("what is to be done"), blank=True)
    deliverable = models.CharField(_("deliverable"), max_length=500, blank=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    lead_text = models.CharField(_("lead, as the paper names it"), max_length=300, blank=True)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    broken_down_by = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    confirmer = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    starts_on = models.DateField(_("begins"), null=True, blank=True)
    due_on = models.DateField(_("due"), null=True, blank=True)
    recurrence = models.CharField(_("how often"), max_length=12, choices=Recurrence, blank=True, default="")
    period_from = models.DateField(null=True, blank=True)
    period_to = models.DateField(null=True, blank=True)
    weight = models.PositiveSmallIntegerField(_("weight"), default=1)
    state = models.CharField(_("state"), max_length=10, choices=TASK_STATES, default=TaskState.DRAFT.value)
    percent = models.PositiveSmallIntegerField(_("progress"), default=0)
    rolled = models.PositiveIntegerField(default=0, editable=False)
    parts = models.PositiveIntegerField(default=0, editable=False)
    risk_on = models.DateField(null=True, blank=True, editable=False)
    open_due = models.GeneratedField(
        expression=Case(When(state__in=_OPEN, then=F("due_on"))),
        output_field=models.DateField(null=True),
        db_persist=True,
    )
    sent_at = models.DateTimeField(null=True, blank=True)
    reported_at = models.DateTimeField(_("last report"), null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    source = models.TextField(blank=True)
    folded = models.TextField(editable=False)

    objects = TaskQuerySet.as_manager()

    class Meta:
        ordering = ("plan_id", "path")
        verbose_name = _("task")
        indexes = [
            models.Index(fields=["parent", "path"], name="tasks_below_a_task"),
            models.Index(fields=["group", "depth", "path"], name="tasks_of_a_group"),
            models.Index(fields=["plan", "open_due"], condition=_HAS_OPEN_DUE, name="open_tasks_by_due"),
            models.Index(fields=["unit", "open_due"], condition=_HAS_OPEN_DUE, name="open_tasks_of_a_unit"),
            models.Index(fields=["open_due", "plan"], condition=_HAS_OPEN_DUE, name="open_tasks_due_anywhere"),
            models.Index(fields=["plan", "risk_on", "due_on", "state"], condition=_HAS_RISK, name="open_tasks_by_risk"),
            models.Index(fields=["risk_on", "due_on", "plan", "state"], condition=_HAS_RISK, name="open_tasks_at_risk"),
            models.Index(fields=["assignee", "open_due"], condition=_HAS_OFFICER, name="tasks_of_an_officer"),
            models.Index(fields=["plan", "state", "due_on", "risk_on"], name="tasks_by_state_and_due"),
            models.Index(fields=["plan", "state", "path"], name="tasks_by_state"),
            models.Index(fields=["plan", "path"], condition=Q(depth=1), name="tasks_of_the_first_level"),
            models.Index(fields=["unit", "plan"], name="tasks_of_a_unit"),
            models.Index(fields=["confirmer"], condition=Q(state="reported"), name="tasks_to_confirm"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["plan", "path"], name="one_task_at_each_place"),
            models.UniqueConstraint(
                fields=["parent", "period_from"], condition=Q(period_from__isnull=False), name="one_task_for_a_period"
            ),
            models.CheckConstraint(name="progress_is_a_per_cent", condition=Q(percent__lte=100, rolled__lte=HUNDRED)),
            models.CheckConstraint(
                name="weight_is_within_bounds",
                condition=Q(weight__lte=HEAVIEST),
                violation_error_message=_("A weight lies between 0 and 1000."),
            ),
            models.CheckConstraint(
                name="task_ends_after_it_begins",
                condition=Q(starts_on__isnull=True) | Q(due_on__isnull=True) | Q(due_on__gte=F("starts_on")),
                violation_error_message=_("The due date lies before the first day."),
            ),
            models.CheckConstraint(
                name="a_done_task_has_its_moment", condition=~Q(state="done") | Q(done_at__isnull=False)
            ),
            models.CheckConstraint(
                name="a_sent_task_has_its_moment",
                condition=Q(state__in=["draft", "cancelled"]) | Q(sent_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()

    def prepare(self) -> "Task":
        """Derive the searched column; called before any writing, bulk writing too."""
        self.folded = fold(f"{self.number} {self.title} {self.lead_text} {self.deliverable}")
        return self

    def move_to(self, state: TaskState) -> None:
        """Change the state if the lifecycle has this move; raises MoveNotAllowed."""
        TASK_LIFECYCLE.require(TaskState(self.state), state)
        self.state = state.value

    @property
    def is_open(self) -> bool:
        return self.state in _OPEN

    @property
    def is_periodic(self) -> bool:
        """Each period is a task of its own below it."""
        return self.recurrence in {kind.value for kind in PERIODIC}

    @property
    def done_share(self) -> int:
        """Progress in whole per cent, of its own or of its parts."""
        return self.rolled // 100

    def get_absolute_url(self) -> str:
        return reverse("plan-task", args=[self.pk])


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def standing(self) -> Self:
        """Those that hold now."""
        return self.filter(ended_at__isnull=True)

    def waiting(self) -> Self:
        """Sent and not acknowledged, in plans that are carried out; a period waits with the task it belongs to."""
        sent = self.standing().filter(acknowledged_at__isnull=True, sent_at__isnull=False)
        running = Plan.objects.running().order_by().values("pk")
        return sent.filter(task__period_from__isnull=True, task__plan__in=running, task__state__in=_OPEN)

    def silent(self, *, at: datetime) -> Self:
        """Not acknowledged although the term to answer is over."""
        return self.waiting().filter(respond_by__lt=at)


class Assignment(models.Model):
    """A task sent to one unit, as its lead or as cooperating: what it answered, and by when it should.

    `respond_by`: after it the unit counts as silent. Retention: as long as the task.
    """

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="assignments")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=12, choices=Part)
    sent_at = models.DateTimeField(null=True)
    respond_by = models.DateTimeField(null=True)
    acknowledged_at = models.DateTimeField(_("received on"), null=True)
    acknowledged_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        ordering = ("task_id", "-part", "unit_id")
        verbose_name = _("assignment of a task")
        indexes = [
            models.Index(
                fields=["unit", "respond_by"],
                condition=Q(acknowledged_at__isnull=True, ended_at__isnull=True, sent_at__isnull=False),
                name="assignments_not_acknowledged",
            ),
            models.Index(
                fields=["respond_by"],
                condition=Q(acknowledged_at__isnull=True, ended_at__isnull=True, sent_at__isnull=False),
                name="assignments_silent_longest",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["task", "unit"], condition=Q(ended_at__isnull=True), name="a_unit_has_one_part_in_a_task"
            ),
            models.UniqueConstraint(
                fields=["task"], condition=Q(part="lead", ended_at__isnull=True), name="a_task_has_one_lead"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.task_id} {self.part} {self.unit_id}"

    def is_silent(self, at: datetime) -> bool:
        """The term to answer is over and nobody did."""
        waits = self.acknowledged_at is None and self.ended_at is None
        return waits and self.respond_by is not None and self.respond_by < at

    def get_absolute_url(self) -> str:
        return self.task.get_absolute_url()


class TaskDependency(models.Model):
    """`task` cannot be finished before `needs` is; both of one plan, never in a circle. Retention: as long as both."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="needed")
    needs = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="needed_by")

    class Meta:
        ordering = ("task_id", "needs_id")
        verbose_name = _("dependency of a task")
        constraints = [
            models.UniqueConstraint(fields=["task", "needs"], name="a_dependency_is_said_once"),
            models.CheckConstraint(name="no_task_waits_for_itself", condition=~Q(task=F("needs"))),
        ]

    def __str__(self) -> str:
        return f"{self.task_id} ← {self.needs_id}"
