"""The filter bar: a GET form that never fails, and the rows that are left."""

from collections.abc import Sequence
from copy import deepcopy
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext

from danvan.ui.lists.parts import Filter, Rows

LONGEST_TEXT = 200
# A database column holds no larger number; a longer one in the address must not reach the database.
LARGEST_NUMBER = 2**31 - 1


def bound_form(filters: Sequence[Filter], data: QueryDict) -> forms.Form:
    """The filters as a form bound to the query string; only a field that is there in the address can be wrong."""
    form = forms.Form(data=data, auto_id="loc-%s", use_required_attribute=False)
    for item in filters:
        field = deepcopy(item.field)
        field.label = cast(Any, item.label)  # lazy: the field is drawn in the language of its reader
        field.required = False
        _bound_in_size(field)
        if isinstance(field, forms.IntegerField):
            # A number input would drop what it cannot read: a reader must see what was wrong.
            field.widget = forms.TextInput(attrs={"inputmode": "numeric"})
            field.error_messages["invalid"] = gettext("Write a whole number, for example 2026.")
        elif isinstance(field.widget, forms.TextInput) and isinstance(field, forms.CharField):
            field.widget.input_type = "search"
        form.fields[item.key] = field
    return form


def narrowed(filters: Sequence[Filter], form: forms.Form, rows: Rows) -> Rows:
    """The rows that every valid, filled filter lets through; a filter with an error changes nothing."""
    form.full_clean()
    for item in filters:
        value = form.cleaned_data.get(item.key)
        if not _empty(value):
            rows = item.apply(rows, value)
    return rows


def in_use(filters: Sequence[Filter], form: forms.Form) -> bool:
    """Something was asked, rightly or wrongly."""
    return any(item.key in form.errors or not _empty(form.cleaned_data.get(item.key)) for item in filters)


def _empty(value: Any) -> bool:
    return value is None or value is False or value == "" or (hasattr(value, "__len__") and len(value) == 0)


def _bound_in_size(field: forms.Field) -> None:
    if isinstance(field, forms.IntegerField) and field.max_value is None:
        field.validators.append(forms.IntegerField(max_value=LARGEST_NUMBER).validators[-1])
        field.validators.append(forms.IntegerField(min_value=-LARGEST_NUMBER).validators[-1])
    elif type(field) is forms.CharField and field.max_length is None:
        field.validators.append(forms.CharField(max_length=LONGEST_TEXT).validators[0])
