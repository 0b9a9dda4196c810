"""The form of a hand-over list."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.petitions.forms.fields import TextField
from danvan.petitions.models import Petition
from danvan.petitions.queries.finding import readable
from danvan.petitions.queries.held_cases import Holder, held_by
from danvan.petitions.queries.workers import rooms_of, workers_of
from danvan.ui.form_parts import Hinted


class HandOverForm(forms.Form):
    """Who takes over, which cases, and a remark; `taking` cleans to the officer, `petitions` to keys."""

    taking = forms.ChoiceField(label=_("Takes over"))
    petitions = forms.TypedMultipleChoiceField(
        label=_("Cases"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("The list is empty. Choose at least one case.")},
    )
    remark = TextField(
        label=_("Remark"),
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Papers, keys, promises made: what the officer who takes over should know."),
    )

    def __init__(self, *args: Any, holder: Holder, actor: User, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        on = timezone.localdate(at)
        rows = workers_of([holder.unit, *rooms_of(holder.unit, on)], on)
        self._people = {str(row.user_id): row for row in rows if row.user_id != holder.user.pk}
        self.fields["taking"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            ("", _("Choose an officer")),
            *((key, f"{row.user.full_name} ({row.unit.name})") for key, row in self._people.items()),
        ]
        cases = list(held_by(holder.user.pk, holder.unit.pk).select_related("room"))
        known = set(readable(actor, on=on).filter(pk__in=[case.pk for case in cases]).values_list("pk", flat=True))
        self.fields["petitions"].choices = [(case.pk, _case(case, case.pk in known)) for case in cases]  # type: ignore[attr-defined]  # as above
        self.initial["petitions"] = [case.pk for case in cases]

    @property
    def has_takers(self) -> bool:
        """Somebody else of the unit could take the cases over."""
        return bool(self._people)

    def clean_taking(self) -> User:
        return self._people[self.cleaned_data["taking"]].user


def _case(case: Petition, known: bool) -> Hinted:
    """The title only for who may read the case; a restricted one goes along under its reference."""
    due = _now("due %(day)s") % {"day": date_format(timezone.localtime(case.due_at), "DATE_FORMAT")}
    title = case.title if known else _now("Restricted: only its reader sees what it is about")
    return Hinted(title, f"{case.reference} · {due} · {case.get_state_display()}")
