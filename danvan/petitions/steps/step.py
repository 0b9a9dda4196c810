"""One thing an officer may do with a petition: who, under which name and key, with which form, and what it does."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from django.urls import reverse
from django.utils.functional import Promise

from danvan.accounts.models import User
from danvan.permissions.rule import Rule
from danvan.petitions.forms.steps import Confirm, StepForm
from danvan.petitions.models import Petition

Label = str | Promise
#: Does it: calls one action with what the valid form says.
Act = Callable[[Petition, Any, User, datetime], object]
#: Where to go afterwards, from what `act` returned.
Then = Callable[[Petition, Any], str]
#: More context for the page of the step.
More = Callable[[Petition, Any, User, datetime], dict[str, Any]]


def _nothing_more(petition: Petition, form: Any, user: User, at: datetime) -> dict[str, Any]:
    return {}


def _always(petition: Petition) -> bool:
    return True


@dataclass(frozen=True, kw_only=True)
class DeskStep:
    """A step on the officer's page of a petition, with a page of its own at `path`.

    name: the address is named "petition-<name>". title: heading of its page and its link; button: the verb. hint: one
    sentence that says what follows. done: told afterwards. group: "main" (the way forward, first a button), "more",
    or "danger" (cannot be undone lightly). key: the shortcut on the petition's page. offered(petition): shown at all
    where the rule allows it. template: extends "petitions/desk/step.html". then: where to go afterwards (None: back to
    the petition).
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
    template: str = "petitions/desk/step.html"
    more: More = field(default=_nothing_more)
    then: Then | None = None
    offered: Callable[[Petition], bool] = field(default=_always)

    @property
    def url_name(self) -> str:
        return f"petition-{self.name}"

    @property
    def asks(self) -> bool:
        """It has something to fill in; otherwise its button stands on the petition's page itself."""
        return bool(self.form.base_fields)

    def url(self, petition: Petition) -> str:
        return reverse(self.url_name, args=[petition.reference])

    def open_to(self, user: Any, petition: Petition, *, on: date) -> bool:
        """May this person take the step now?"""
        return self.offered(petition) and self.rule.allows(user, petition, on=on)
