"""What a form field needs to be drawn: its shape, its hint, its errors, and the words a screen reader joins to it."""

from dataclasses import dataclass
from typing import Any, Literal

from django import forms
from django.forms.boundfield import BoundField
from django.utils.functional import Promise
from django.utils.safestring import SafeString

Shape = Literal["hidden", "pick", "picks", "drop", "group", "line"]


@dataclass(frozen=True)
class Hinted:
    """A choice with a sentence under its label: `choices=[("a", Hinted("A thing", "for example this"))]`."""

    label: str | Promise
    hint: str | Promise

    def __str__(self) -> str:
        return str(self.label)


def shape_of(field: BoundField) -> Shape:
    """Which of the few ways of drawing fits the widget."""
    widget = field.field.widget
    if widget.is_hidden:
        return "hidden"
    if isinstance(widget, forms.CheckboxInput):
        return "pick"
    if isinstance(widget, (forms.RadioSelect, forms.CheckboxSelectMultiple)):
        return "picks"
    if isinstance(widget, forms.FileInput):
        return "drop"
    return "group" if isinstance(widget, forms.MultiWidget) else "line"


@dataclass(frozen=True)
class DrawnField:
    """One bound field, ready for `ui/parts/field.html`."""

    field: BoundField
    shape: Shape
    hint_id: str
    error_id: str
    errors: list[str]

    @property
    def described_by(self) -> str:
        """The error first: it is what the person needs to hear."""
        ids = [self.error_id] if self.errors else []
        return " ".join([*ids, self.hint_id] if self.field.help_text else ids)

    @property
    def control(self) -> SafeString:
        """The widget itself with its class, description and state."""
        widget = self.field.field.widget
        attrs: dict[str, Any] = {}
        if self.shape in {"line", "group"}:
            attrs["class"] = f"in {widget.attrs.get('class', '')}".strip()
        if self.described_by and self.shape not in {"picks", "group"}:
            attrs["aria-describedby"] = self.described_by
        return self.field.as_widget(attrs=attrs)

    @property
    def accepts_many(self) -> bool:
        """The widget takes several files."""
        return bool(getattr(self.field.field.widget, "allow_multiple_selected", False))


def drawn(field: BoundField) -> DrawnField:
    """Everything about one field that its template asks for."""
    name = field.auto_id or field.html_name
    return DrawnField(field, shape_of(field), f"{name}-hint", f"{name}-error", [str(e) for e in field.errors])


@dataclass(frozen=True)
class FormError:
    """One line of the summary above a form; `target` is the id of the field, "" for the form as a whole."""

    text: str
    target: str


def errors_of(form: forms.BaseForm) -> list[FormError]:
    """All errors in the order of the fields, those of the whole form first."""
    found = [FormError(str(text), "") for text in form.non_field_errors()]
    for field in form:
        target = "" if field.field.widget.is_hidden else first_id(field)
        found += [FormError(f"{field.label}: {text}" if target else str(text), target) for text in field.errors]
    return found


def first_id(field: BoundField) -> str:
    """The id of what can take the focus: of a group, its first control."""
    if shape_of(field) in {"picks", "group"} and field.auto_id:
        return f"{field.auto_id}_0"
    return field.auto_id or ""
