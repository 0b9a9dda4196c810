"""`prepare` and `demo`: each thing once, and a second run changes nothing."""

import io
from unittest import mock

import pytest
from django.core.management import CommandError, call_command

from danvan.events.models import RecordedEvent
from danvan.project import demo, preparing
from danvan.project.demo import DemonstrationAccount
from danvan.project.demo_steps import do_once

made: list[str] = []


def make_something() -> None:
    made.append("something")


def stumble() -> None:
    made.append("half")
    raise ValueError


@pytest.mark.django_db(transaction=True)
def test_step_of_the_demonstration_is_done_once() -> None:
    made.clear()
    assert do_once(make_something)
    assert not do_once(make_something)
    assert made == ["something"]
    assert RecordedEvent.objects.filter(once="demonstration:make_something").count() == 1


@pytest.mark.django_db(transaction=True)
def test_step_that_failed_is_tried_again() -> None:
    made.clear()
    for _ in range(2):
        with pytest.raises(ValueError):
            do_once(stumble)
    assert made == ["half", "half"]


@pytest.mark.django_db(transaction=True)
def test_demo_prints_who_may_sign_in() -> None:
    out = io.StringIO()
    account = DemonstrationAccount(role="receiver", code="tiepnhan", password="minh-hoa")
    with (
        mock.patch.object(preparing, "prepare"),
        mock.patch.object(demo, "STEPS", (make_something,)),
        mock.patch.object(demo, "ACCOUNTS", (account,)),
    ):
        call_command("demo", stdout=out)
    assert "receiver   tiepnhan   minh-hoa" in out.getvalue()


@pytest.mark.django_db
def test_check_says_what_is_missing() -> None:
    call_command("prepare", "--check")
    with (
        mock.patch.object(preparing, "missing_migrations", return_value=["danvan_x.0002_more"]),
        pytest.raises(CommandError, match="0002_more"),
    ):
        call_command("prepare", "--check")


def test_seeds_are_loaded_from_the_lower_floors_up() -> None:
    names = [name for name, _ in preparing.seeders()]
    assert names.index("legislation") < names.index("deadlines")
    assert names.index("legislation") < names.index("organisations")
