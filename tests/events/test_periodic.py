"""Recurring work: when due, one at a time, and again after a crash."""

from datetime import timedelta

import pytest

from danvan.events import periodic as clockwork
from danvan.events.models import Checkpoint, PeriodicRun
from danvan.events.periodic import periodic, run_due
from tests.events.factories import NOON, TODAY

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


class Killed(BaseException):
    """The process ends here."""


@pytest.fixture
def jobs(monkeypatch):
    monkeypatch.setattr(clockwork, "_JOBS", {})
    calls: list = []

    @periodic("tests.tick", every=MINUTE, lease=timedelta(minutes=10))
    def tick(at):
        calls.append(at)

    return calls


def test_a_job_runs_at_once_and_then_at_its_pace(jobs):
    assert run_due(NOON) == ["tests.tick"]
    assert run_due(NOON + MINUTE / 2) == []
    assert run_due(NOON + MINUTE) == ["tests.tick"]
    assert jobs == [NOON, NOON + MINUTE]


def test_a_job_that_fails_stops_no_other_and_shows_only_its_class(jobs):
    @periodic("tests.broken", every=timedelta(days=1))
    def broken(at):
        raise ValueError("0912345678")

    assert run_due(NOON) == ["tests.broken", "tests.tick"]
    row = PeriodicRun.objects.get(name="tests.broken")
    assert row.last_error == "ValueError"
    assert row.due_at == NOON + timedelta(minutes=5), "tried again soon, though it is a daily job"


def test_two_workers_do_not_run_a_job_together(jobs):
    @periodic("tests.nested", every=MINUTE)
    def nested(at):
        jobs.append("started")
        assert run_due(at) in ([], ["tests.tick"])

    run_due(NOON)
    assert jobs.count("started") == 1


def test_a_job_whose_worker_was_killed_falls_free_after_its_lease(jobs, monkeypatch):
    @periodic("tests.fatal", every=MINUTE, lease=timedelta(minutes=3))
    def fatal(at):
        if at == NOON:
            raise Killed

    with pytest.raises(Killed):
        run_due(NOON)
    assert "tests.fatal" not in run_due(NOON + 2 * MINUTE)
    assert "tests.fatal" in run_due(NOON + 3 * MINUTE)


def test_two_jobs_of_one_name_are_refused(jobs):
    with pytest.raises(ValueError, match=r"tests\.tick"):

        @periodic("tests.tick", every=MINUTE)
        def other(at): ...


def test_the_trail_seals_each_local_day_once():
    before_midnight = NOON.replace(hour=16, minute=59)  # 23:59 in Hà Nội
    for at in (NOON, NOON + timedelta(hours=1), before_midnight, before_midnight + 20 * MINUTE):
        run_due(at)
    assert [row.day for row in Checkpoint.objects.order_by("number")] == [TODAY, TODAY + timedelta(days=1)]
