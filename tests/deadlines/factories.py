"""Rules and clocks for tests, as plain functions."""

from datetime import date, datetime
from typing import Any

from danvan.accounts.models import User
from danvan.deadlines import clocks, seeding
from danvan.deadlines.models import Clock, LegalRule
from danvan.events.actors import JobActor
from danvan.legislation.seeding import find_clause
from tests.deadlines.calendars import local
from tests.replaying import Replayed

BY = JobActor("tests")
_delivered = Replayed(seeding.load, "danvan_legislation", "danvan_deadlines")


def seeded() -> None:
    """Rules and calendar as they come with the system."""
    _delivered()


def administrator(code: str = "admin") -> User:
    """Somebody who may change rules and calendar."""
    user = User.objects.create_user(code, full_name="Quản trị viên")
    user.is_staff = True
    user.save()
    return user


def officer(code: str = "officer") -> User:
    """Somebody who signs in and may not."""
    return User.objects.create_user(code, full_name="Cán bộ")


def make_rule(key: str = "test.settle", **more: Any) -> LegalRule:
    """A term of ten working days unless said otherwise."""
    given: dict[str, Any] = {
        "key": key,
        "label": "Giải quyết",
        "label_en": "Settle",
        "value": 10,
        "unit": "wd",
        "valid_from": date(2020, 1, 1),
        "verified": True,
        "clause": find_clause("luat-02-2011-qh13", "28"),
    }
    return LegalRule.objects.create(**{**given, **more})


def start(subject: User, received: str, *, rule_key: str = "test.settle", stage: str = "settle") -> Clock:
    """A clock about a user, who stands in for a case."""
    moment: datetime = local(received)
    return clocks.start_clock(subject, stage=stage, rule_key=rule_key, received_at=moment, at=moment, by=BY)
