"""What the forms of an officer's steps with a task have in common, and the short ones."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.plans.forms.lines import TextField
from danvan.plans.models import Task
from danvan.plans.queries.depending import candidates, named_by
from danvan.plans.queries.sharing import officers_of, posts_of
from danvan.ui.selects import PlainSelect

LONGEST = 4_000


class StepForm(forms.Form):
    """A form about one task, filled by one officer at one moment; the fields are the step's own."""

    def __init__(self, *args: Any, task: Task, user: User, at: datetime, **kwargs: Any) -> None:
        self.task, self.user, self.at = task, user, at
        super().__init__(*args, **kwargs)
        self.prepare()

    def prepare(self) -> None:
        """Set choices and first values from task, officer and day; called once."""

    @property
    def today(self) -> date:
        return timezone.localdate(self.at)


class Confirm(StepForm):
    """A step that asks nothing: the button is all."""


def reason_field(help_text: Any) -> TextField:
    return TextField(
        label=_("Reason"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3}), help_text=help_text
    )


class CancelForm(StepForm):
    """Why the part is taken back."""

    reason = reason_field(_("The unit that has it reads this."))


class OfficerForm(StepForm):
    """Who of the unit does it: an officer, a post, or nobody yet; cleans to the rows themselves."""

    assignee = forms.ChoiceField(label=_("Officer"), required=False, widget=PlainSelect)
    post = forms.ChoiceField(
        label=_("Post"),
        required=False,
        widget=PlainSelect,
        help_text=_("A post stays with the task when the officer changes."),
    )

    def prepare(self) -> None:
        unit = self.task.unit_id or 0
        self.people = {str(one.pk): one for one in officers_of(unit, self.today)}
        self.posts = {str(one.pk): one for one in posts_of(unit, self.today)}
        people = [(key, one.full_name) for key, one in self.people.items()]
        self._choose("assignee", [("", _("Nobody named yet")), *people], self.task.assignee_id)
        self._choose(
            "post", [("", _("No post")), *((k, one.title) for k, one in self.posts.items())], self.task.post_id
        )
        if not self.posts:
            del self.fields["post"]

    def _choose(self, name: str, choices: list[Any], now: int | None) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]  # a ChoiceField
        self.initial[name] = str(now or "")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        data["assignee"] = self.people.get(data.get("assignee", ""))
        data["post"] = self.posts.get(data.get("post", ""))
        return data


class DependencyForm(StepForm):
    """Which task must be done first: one of those near, or any of the plan by the address of its page."""

    needs = forms.ChoiceField(
        label=_("Task that must be done first"),
        required=False,
        widget=PlainSelect,
        help_text=_("Tasks beside this one, of your unit, and of the plan itself."),
    )
    address = forms.CharField(
        label=_("Or the address of its page"),
        max_length=300,
        required=False,
        help_text=_("Open the other task and copy the address from the browser, or only its last number."),
    )

    def prepare(self) -> None:
        rows = [(str(row.pk), str(row)[:140]) for row in candidates(self.task)]
        self.fields["needs"].choices = [("", _("Choose a task")), *rows]  # type: ignore[attr-defined]  # as above

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        chosen, typed = data.get("needs"), data.get("address", "")
        found = int(chosen) if chosen else named_by(typed, self.task)
        if found is None and not self.errors:
            name, words = (
                ("address", _("No task of this plan has this address."))
                if typed
                else (
                    "needs",
                    _("Choose a task, or write its address below."),
                )
            )
            self.add_error(name, words)
        data["needs_id"] = found
        return data
