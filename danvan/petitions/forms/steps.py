"""What the forms of an officer's steps have in common."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.utils import timezone

from danvan.accounts.models import User
from danvan.petitions.models import Petition


class StepForm(forms.Form):
    """A form about one petition, filled by one officer at one moment; the fields are the step's own."""

    def __init__(self, *args: Any, petition: Petition, user: User, at: datetime, **kwargs: Any) -> None:
        self.petition, self.user, self.at = petition, user, at
        super().__init__(*args, **kwargs)
        self.prepare()

    def prepare(self) -> None:
        """Set choices and first values from petition, officer and day; called once."""

    @property
    def today(self) -> date:
        return timezone.localdate(self.at)


class Confirm(StepForm):
    """A step that asks nothing: the button is all."""
