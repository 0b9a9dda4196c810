"""What the background worker does each round: recurring jobs that are due, then queued tasks until none is left."""

from datetime import datetime, timedelta

import structlog
from django.db import DatabaseError, close_old_connections
from django_tasks_db.management.commands.db_worker import Worker as TaskWorker

from danvan.events import periodic
from danvan.project import health, logs

log = structlog.get_logger("danvan.worker")
TELL_EVERY = timedelta(seconds=20)


class Rounds:
    """Holds what must be remembered from one round to the next."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.told: datetime | None = None

    def once(self, at: datetime) -> None:
        """One round; a database that is away is told and waited for, not died of."""
        close_old_connections()
        try:
            if self.told is None or at - self.told >= TELL_EVERY:
                health.note_tick(at)
                self.told = at
            periodic.run_due(at)
            self._tasks()
        except DatabaseError as error:
            log.error("round-failed", **logs.describe(error))
        finally:
            close_old_connections()

    def _tasks(self) -> None:
        # batch: it returns when nothing is ready, so that jobs and tasks take turns in one process.
        TaskWorker(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=20,
            worker_id=self.name,
        ).run()
