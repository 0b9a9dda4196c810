"""Who may thin out the list of looks."""

from datetime import date
from typing import Any

from django.db.models import Q

from danvan.events.actors import JobActor
from danvan.permissions.administrators import is_administrator
from danvan.permissions.rule import Rule, nothing


def _may(actor: Any, obj: Any = None, *, on: date) -> bool:
    return isinstance(actor, JobActor) or is_administrator(actor, on=on)


def _which(actor: Any, *, on: date) -> Q:
    return Q() if _may(actor, on=on) else nothing(actor, on=on)


MAY_REMOVE_LOOKS = Rule("access_log.remove_looks", enters=_may, allows=_may, selects=_which)
