"""Reminders come from the clock, never from a person."""

from datetime import date
from typing import Any

from danvan.events.actors import JobActor
from danvan.permissions.rule import Rule


def _is_job(actor: Any, obj: Any = None, *, on: date) -> bool:
    return isinstance(actor, JobActor)


MAY_REMIND = Rule("plans.remind", enters=_is_job, allows=_is_job)
