"""Who may change what terms are counted with."""

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


MAY_EDIT_CALENDAR = Rule("deadlines.edit_calendar", enters=_enters, allows=_allows, selects=_selects)
MAY_EDIT_RULES = Rule("deadlines.edit_rules", enters=_enters, allows=_allows, selects=_selects)
