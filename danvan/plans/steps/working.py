"""What a unit does with a task it was given: receive it, break it down, ask for a change, name who does it."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.errors import NotAllowed
from danvan.plans.actions.acknowledge_task import acknowledge_tasks
from danvan.plans.actions.assign_officer import assign_officer
from danvan.plans.actions.break_down import break_down
from danvan.plans.actions.cancel_part import cancel_part
from danvan.plans.actions.edit_part import edit_part
from danvan.plans.actions.propose_change import propose_change
from danvan.plans.actions.set_dependency import set_dependency
from danvan.plans.forms.parts import BreakDownForm, EditPartForm, ProposeForm
from danvan.plans.forms.steps import CancelForm, DependencyForm, OfficerForm
from danvan.plans.models import Assignment, Task
from danvan.plans.rules.people import WORKERS, units
from danvan.plans.rules.working import (
    MAY_ACKNOWLEDGE,
    MAY_BREAK_DOWN,
    MAY_EDIT_PART,
    MAY_LEAD_TASK,
    MAY_PROPOSE_CHANGE,
)
from danvan.plans.steps.step import TaskStep


def _mine(task: Task, user: Any, on: date) -> list[int]:
    """Assignments of the task that this person may acknowledge now."""
    rows = getattr(task, "standing_rows", None)
    found = rows if rows is not None else Assignment.objects.standing().filter(task=task)
    return [row.pk for row in found if MAY_ACKNOWLEDGE.allows(user, row, on=on)]


def _acknowledge(task: Task, form: Any, user: User, at: datetime) -> object:
    own = units(user, form.today, WORKERS)
    rows = list(Assignment.objects.filter(task=task, unit_id__in=own).values_list("pk", flat=True))
    if not rows:
        raise NotAllowed(rule=MAY_ACKNOWLEDGE.name)
    return acknowledge_tasks(rows, by=user, at=at)


def _edit(task: Task, form: EditPartForm, user: User, at: datetime) -> object:
    data = form.cleaned_data
    return edit_part(task.pk, form.facts(), reason=data["reason"], seen=data["seen"], by=user, at=at)


STEPS = (
    TaskStep(
        name="acknowledge",
        path="da-nhan",
        rule=MAY_ACKNOWLEDGE,
        title=_("Acknowledge as received"),
        button=_("Acknowledge as received"),
        hint=_("Whoever gave the task sees the day your unit received it."),
        act=_acknowledge,
        done=_("Received. Whoever gave the task sees it."),
        group="main",
        key="a",
        icon="check",
        allows=lambda user, task, *, on: bool(_mine(task, user, on)),
    ),
    TaskStep(
        name="break-down",
        path="phan-ra",
        rule=MAY_BREAK_DOWN,
        title=_("Break down"),
        button=_("Make these parts"),
        hint=_("Each unit gets its part at once and is asked to acknowledge it."),
        form=BreakDownForm,
        act=lambda task, form, user, at: break_down(
            task.pk, [form.piece()], token=form.cleaned_data["token"], by=user, at=at
        ),
        done=_("The parts were made and sent. Break down again to add others."),
        group="main",
        key="b",
        icon="list",
        template="plans/working/units_step.html",
    ),
    TaskStep(
        name="propose",
        path="de-nghi-dieu-chinh",
        rule=MAY_PROPOSE_CHANGE,
        title=_("Propose a change"),
        button=_("Send the proposal"),
        hint=_("Change what should be different and say why. Until it is decided the task stays as it is."),
        form=ProposeForm,
        act=lambda task, form, user, at: propose_change(
            task.pk, form.wish(), reason=form.cleaned_data["reason"], by=user, at=at
        ),
        done=_("Sent to whoever gave the task. The answer appears on this page."),
        key="p",
        icon="swap",
        template="plans/working/units_step.html",
    ),
    TaskStep(
        name="officer",
        path="can-bo",
        rule=MAY_LEAD_TASK,
        title=_("Name the officer"),
        button=_("Save"),
        form=OfficerForm,
        act=lambda task, form, user, at: assign_officer(
            task.pk, assignee=form.cleaned_data["assignee"], post=form.cleaned_data.get("post"), by=user, at=at
        ),
        done=_("Saved."),
        key="o",
        icon="person",
    ),
    TaskStep(
        name="depend",
        path="phu-thuoc",
        rule=MAY_LEAD_TASK,
        title=_("Make it depend on another task"),
        button=_("Add"),
        hint=_("It cannot be reported as finished before the other one is."),
        form=DependencyForm,
        act=lambda task, form, user, at: set_dependency(task.pk, form.cleaned_data["needs_id"], by=user, at=at),
        done=_("Added."),
        key="d",
        icon="clip",
    ),
    TaskStep(
        name="part-edit",
        path="sua-phan",
        rule=MAY_EDIT_PART,
        title=_("Change this part"),
        button=_("Save the change"),
        hint=_("Your unit made this part. The change holds at once; another lead gets it sent anew."),
        form=EditPartForm,
        act=_edit,
        done=_("Changed."),
        key="e",
        icon="pen",
        template="plans/working/units_step.html",
    ),
    TaskStep(
        name="part-cancel",
        path="huy-phan",
        rule=MAY_EDIT_PART,
        title=_("Cancel this part"),
        button=_("Cancel this part"),
        hint=_("It ends with everything open below it and no longer counts. This cannot be undone."),
        form=CancelForm,
        act=lambda task, form, user, at: cancel_part(task.pk, reason=form.cleaned_data["reason"], by=user, at=at),
        done=_("Cancelled. It stays to be read and no longer counts."),
        group="danger",
        icon="x",
    ),
)


def steps_for(user: Any, task: Task, *, on: date) -> list[tuple[TaskStep, str]]:
    """What this person may do with the task now, with the address of each."""
    return [(step, step.url(task)) for step in STEPS if step.open_to(user, task, on=on)]
