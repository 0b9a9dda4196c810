"""What people type about the trail."""

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.events.receipts import tidy_code


class CheckCodeForm(forms.Form):
    """The check code of a receipt."""

    ma = forms.CharField(
        label=_("Check code"),
        max_length=60,
        help_text=_("20 digits and letters from A to F, as on the receipt. Spaces and case do not matter."),
        error_messages={"required": _("Type the check code that stands on the receipt.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )

    def clean_ma(self) -> str:
        code = tidy_code(self.cleaned_data["ma"])
        if code is None:
            raise forms.ValidationError(
                _("This is not a check code: it has 20 digits and letters from A to F. Compare it with the receipt.")
            )
        return code
