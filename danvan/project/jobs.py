"""Recurring work of the project itself."""

from datetime import datetime, timedelta

import structlog
from django.conf import settings
from django.db import connection
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from danvan.events.periodic import periodic

log = structlog.get_logger("danvan.jobs")


@periodic("project.statistics", every=timedelta(days=1))
def refresh_statistics(at: datetime) -> None:
    """SQLite plans by counts it is told to take: without them a list walks the whole city. PostgreSQL does it itself.

    The limit reads about a thousand rows of each index, so that it takes a moment whatever the size.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA analysis_limit=1000")
            cursor.execute("ANALYZE")


@periodic("project.reap", every=timedelta(minutes=1))
def reap_lost_tasks(at: datetime) -> None:
    """Queue again what a killed worker left behind: without this it would stay "running" for ever."""
    for task in DBTaskResult.objects.running().filter(started_at__lt=at - timedelta(seconds=shortest_limit())):
        limit = timedelta(seconds=limit_of(task.task_path))
        if task.started_at is None or task.started_at >= at - limit:
            continue
        changed = DBTaskResult.objects.filter(pk=task.pk, status=TaskResultStatus.RUNNING).update(
            status=TaskResultStatus.READY, started_at=None
        )
        if changed:
            log.warning("task-queued-again", task=task.task_path)


def limit_of(task_path: str) -> int:
    """Seconds one run of this task may take before it counts as lost."""
    return int(settings.TASK_LIMITS.get(task_path, settings.TASK_LIMIT))


def shortest_limit() -> int:
    return int(min([settings.TASK_LIMIT, *settings.TASK_LIMITS.values()]))
