"""Forms of the notices' pages."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from danvan.notifications.kinds import notice_kinds
from danvan.notifications.models import Preference
from danvan.notifications.samples import SAMPLE


class PreferencesForm(forms.Form):
    """Which notices come by mail, how often, when, in which language."""

    kinds = forms.MultipleChoiceField(
        label=_("By mail as well"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Every notice stands in your list at the desk, whatever you choose here."),
    )
    daily_summary = forms.BooleanField(
        label=_("Once a day in one mail"),
        required=False,
        help_text=_("On working days at 7:30, instead of one by one."),
    )
    office_hours_only = forms.BooleanField(
        label=_("Only in office hours"), required=False, help_text=_("What comes later is mailed when offices open.")
    )
    language = forms.ChoiceField(label=_("Language of the mails"), choices=settings.LANGUAGES, widget=forms.RadioSelect)

    def __init__(self, data: Any = None, *, preference: Preference) -> None:
        kinds = [kind for kind in notice_kinds() if kind is not SAMPLE]
        initial = {
            "kinds": [kind.key for kind in kinds if preference.wants_mail(kind.key)],
            "daily_summary": preference.daily_summary,
            "office_hours_only": preference.office_hours_only,
            "language": preference.language,
        }
        super().__init__(data, initial=initial)
        field = self.fields["kinds"]
        field.choices = [(kind.key, kind.label) for kind in kinds]  # type: ignore[attr-defined]  # a choice field
        if not kinds:
            del self.fields["kinds"]
