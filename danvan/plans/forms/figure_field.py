"""A field for a figure as people here write it: 12,5 and 1.234."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from danvan.plans.reading.numbers import NotAFigure, read_number, written

#: Code of NotAFigure -> what to do.
WHY: dict[str, str | Promise] = {
    "not-a-number": _("This is no figure. Write digits only, for example 12,5 or 1.234."),
    "negative": _("A figure is not below zero. Correct it."),
    "point": _("Write decimals with a comma, 12,5; a point separates thousands, 1.234."),
    "decimals": _("At most three decimals are kept. Round the figure."),
    "too-large": _("The figure has more than 13 digits. Use a larger unit, for example billions."),
}


class FigureField(forms.CharField):
    """Typed text to a Decimal; None when empty and not required."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def prepare_value(self, value: Any) -> Any:
        return written(value) if isinstance(value, Decimal) else value

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return None
        try:
            return read_number(text)
        except NotAFigure as wrong:
            raise ValidationError(str(WHY[wrong.code]), code=wrong.code) from None
