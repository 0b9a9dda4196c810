"""Fields that forms of plans share: typed lines and texts, brought to their stored form."""

from typing import Any

from django import forms

from danvan.language import normalise, normalise_line


def day_input() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class LineField(forms.CharField):
    """One line of typed text, normalised."""

    def to_python(self, value: Any) -> str:
        return normalise_line(super().to_python(value) or "")


class TextField(forms.CharField):
    """Several lines of typed text, normalised."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> str:
        return normalise(super().to_python(value) or "")
