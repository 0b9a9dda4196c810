"""Who may keep the machinery of the trail running."""

from datetime import date
from typing import Any

from django.db.models import Q

from danvan.events.actors import JobActor
from danvan.permissions.administrators import is_administrator
from danvan.permissions.rule import Rule, nothing


def _administers(actor: Any, *, on: date) -> bool:
    return isinstance(actor, JobActor) or is_administrator(actor, on=on)


def _administers_it(actor: Any, obj: Any, *, on: date) -> bool:
    return _administers(actor, on=on)


def _all_or_nothing(actor: Any, *, on: date) -> Q:
    return Q() if _administers(actor, on=on) else nothing(actor, on=on)


MAY_TEND_QUEUE = Rule("events.tend_queue", enters=_administers, allows=_administers_it, selects=_all_or_nothing)
MAY_FORGET = Rule("events.forget", enters=_administers, allows=_administers_it, selects=_all_or_nothing)
MAY_TAKE_CHECKPOINT = Rule(
    "events.take_checkpoint", enters=_administers, allows=_administers_it, selects=_all_or_nothing
)
