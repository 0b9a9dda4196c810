"""One thing an officer may do with a task: who, under which name and key, with which form, and what it does."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from django.urls import reverse
from django.utils.functional import Promise

from danvan.accounts.models import User
from danvan.permissions.rule import Rule
from danvan.plans.forms.steps import Confirm, StepForm
from danvan.plans.models import Task

Label = str | Promise
#: Does it: calls one action with what the valid form says.
Act = Callable[[Task, Any, User, datetime], object]
#: More context for the page of the step.
More = Callable[[Task, Any, User, datetime], dict[str, Any]]
Allows = Callable[..., bool]


def _nothing_more(task: Task, form: Any, user: User, at: datetime) -> dict[str, Any]:
    return {}


@dataclass(frozen=True, kw_only=True)
class TaskStep:
    """A step on the page of a task, with a page of its own at `path`.

    name: the address is named "plan-<name>". title: heading of its page and its link; button: the verb. hint: one
    sentence that says what follows. done: told afterwards. group: "main" (first a button), "more", or "danger".
    allows(user, task, on=day): may this person take it now; None: as the rule says of the task.
    """

    name: str
    path: str
    rule: Rule
    title: Label
    button: Label
    act: Act
    done: Label
    hint: Label = ""
    form: type[StepForm] = Confirm
    group: Literal["main", "more", "danger"] = "more"
    key: str = ""
    icon: str = "next"
    template: str = "plans/working/step.html"
    more: More = field(default=_nothing_more)
    allows: Allows | None = None

    @property
    def url_name(self) -> str:
        return f"plan-{self.name}"

    @property
    def asks(self) -> bool:
        """It has something to fill in; otherwise its button stands on the task's page itself."""
        return bool(self.form.base_fields)

    def url(self, task: Task) -> str:
        return reverse(self.url_name, args=[task.pk])

    def open_to(self, user: Any, task: Task, *, on: date) -> bool:
        return (self.allows or self.rule.allows)(user, task, on=on)
