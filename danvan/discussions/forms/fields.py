"""Typed lines and texts, normalised before anything else looks at them."""

from typing import Any

from django import forms

from danvan.language import normalise, normalise_line


class LineField(forms.CharField):
    """One line of typed text."""

    def to_python(self, value: Any) -> str:
        return normalise_line(super().to_python(value) or "")


class TextField(forms.CharField):
    """Several lines of typed text."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> str:
        return normalise(super().to_python(value) or "")
