"""The boxes of look-up and search."""

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.language import normalise_line


class LookUpForm(forms.Form):
    """A reference or a tracking link, typed or pasted."""

    ma = forms.CharField(
        label=_("Look up by reference"),
        max_length=300,
        help_text=_("Printed on the receipt, for example H26.PAKN.20260824.0042"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "num"}),
    )

    def clean_ma(self) -> str:
        return normalise_line(self.cleaned_data["ma"])

    def say_not_found(self) -> None:
        """Beside the field: nothing public stands under what was typed."""
        self.add_error(
            "ma",
            _("No petition under this reference. Check the letters and digits, or open the link on your receipt."),
        )


class SearchForm(forms.Form):
    """Words, with or without tones; or a reference, or a tracking link."""

    q = forms.CharField(
        label=_("Search, or look up a reference"),
        max_length=300,
        help_text=_("A word without tone marks finds it too. The reference is printed on the receipt."),
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )

    def clean_q(self) -> str:
        return normalise_line(self.cleaned_data["q"])
