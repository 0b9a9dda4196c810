"""Who may change the library of law."""

from datetime import date
from typing import Any

from django.db.models import Q

from danvan.permissions.administrators import is_administrator
from danvan.permissions.rule import Rule, nothing


def _enters(actor: Any, *, on: date) -> bool:
    return is_administrator(actor, on=on)


def _allows(actor: Any, obj: Any, *, on: date) -> bool:
    return is_administrator(actor, on=on)


def _selects(actor: Any, *, on: date) -> Q:
    return Q() if is_administrator(actor, on=on) else nothing(actor, on=on)


MAY_EDIT_LIBRARY = Rule("legislation.edit_library", enters=_enters, allows=_allows, selects=_selects)
