"""A rule of the law changes: a new version begins, the one before it ends the day before."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from danvan.deadlines.errors import NoSuchRule, VersionsOverlap
from danvan.deadlines.events import RuleVersionAdded
from danvan.deadlines.models import LegalRule
from danvan.deadlines.rules import MAY_EDIT_RULES
from danvan.events.actors import Actor
from danvan.events.recording import record
from danvan.legislation.models import Clause


@dataclass(frozen=True, slots=True)
class RuleVersion:
    """What the law says from a day on."""

    value: int
    unit: str
    valid_from: date
    clause: Clause
    verified: bool
    most_extensions: int = 0
    most_extended: int = 0
    note: str = ""
    note_en: str = ""


@transaction.atomic(durable=True)
def add_rule_version(key: str, *, version: RuleVersion, by: Actor, at: datetime, on: date) -> LegalRule:
    """Cases received from `version.valid_from` on follow it; those received before keep what they were born under."""
    MAY_EDIT_RULES.require(by, on=on)
    newest = LegalRule.objects.select_for_update().filter(key=key).order_by("-valid_from").first()
    if newest is None:
        raise NoSuchRule(key=key)
    if version.valid_from <= (newest.valid_to or newest.valid_from):
        raise VersionsOverlap
    closed = None
    if newest.valid_to is None:
        newest.valid_to, closed = version.valid_from - timedelta(days=1), newest.pk
        newest.save()
    added = LegalRule(key=key, kind=newest.kind, label=newest.label, label_en=newest.label_en)
    for name in version.__dataclass_fields__:
        setattr(added, name, getattr(version, name))
    added.save()
    event = RuleVersionAdded(key, added.value, added.unit, added.valid_from, closed, added.verified)
    record(event, about=added, by=by, at=at)
    return added
