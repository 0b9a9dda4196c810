"""The background worker: jobs, tasks, and what a killed worker left behind."""

from datetime import UTC, datetime, timedelta
from unittest import mock

import pytest
from django.core.cache import cache
from django.db import OperationalError, connection
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult
from pytest_django.fixtures import Settings

from danvan.events.periodic import jobs
from danvan.project import health
from danvan.project.background import Rounds
from danvan.project.jobs import reap_lost_tasks, refresh_statistics

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
done: list[str] = []


@task
def say(word: str) -> None:
    done.append(word)


@task
def stumble() -> None:
    raise ValueError("a canary")


@pytest.fixture(autouse=True)
def recurring() -> object:
    with mock.patch("danvan.events.periodic.run_due", return_value=[]) as run:
        yield run


@pytest.mark.django_db(transaction=True)
def test_round_does_recurring_jobs_then_every_queued_task(recurring: mock.Mock) -> None:
    done.clear()
    say.enqueue("one")
    stumble.enqueue()
    say.enqueue("two")
    Rounds("tests").once(NOW)
    recurring.assert_called_once_with(NOW)
    assert done == ["one", "two"]
    assert DBTaskResult.objects.failed().count() == 1
    assert cache.get(health.TICK_KEY) == NOW


@pytest.mark.django_db(transaction=True)
def test_database_that_is_away_does_not_end_the_worker(recurring: mock.Mock) -> None:
    recurring.side_effect = OperationalError
    Rounds("tests").once(NOW)


def running(started_at: datetime) -> DBTaskResult:
    result = DBTaskResult.objects.get(pk=say.enqueue("lost").id)
    result.status, result.started_at = TaskResultStatus.RUNNING, started_at
    result.save()
    return result


@pytest.mark.django_db(transaction=True)
def test_task_of_a_killed_worker_is_queued_again_after_its_own_limit(settings: Settings) -> None:
    lost, at_work = running(NOW - timedelta(minutes=16)), running(NOW - timedelta(minutes=14))
    reap_lost_tasks(NOW)
    lost.refresh_from_db()
    at_work.refresh_from_db()
    assert (lost.status, at_work.status) == (TaskResultStatus.READY, TaskResultStatus.RUNNING)
    settings.TASK_LIMITS = {at_work.task_path: 60}
    reap_lost_tasks(NOW)
    at_work.refresh_from_db()
    assert at_work.status == TaskResultStatus.READY


@pytest.mark.django_db(transaction=True)
def test_long_task_with_a_long_limit_is_left_alone(settings: Settings) -> None:
    long = running(NOW - timedelta(hours=1))
    settings.TASK_LIMITS = {long.task_path: 7200}
    reap_lost_tasks(NOW)
    long.refresh_from_db()
    assert long.status == TaskResultStatus.RUNNING


@pytest.mark.django_db(transaction=True)
def test_sqlite_counts_its_indexes_anew_each_day() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL counts by itself.")
    assert jobs()["project.statistics"].every == timedelta(days=1)
    refresh_statistics(NOW)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM sqlite_stat1")
        assert cursor.fetchone()[0] > 0
