"""Recurring jobs by name. A worker calls `run_due` every few seconds; a lease row keeps two from overlapping."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from danvan.events.models import PeriodicRun

Job = Callable[[datetime], None]
SOON = timedelta(minutes=5)  # a job that failed is tried again then, though it runs only once a day
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Periodic:
    """A job, how often it runs, and how long one run may take before another worker may take over."""

    name: str
    every: timedelta
    lease: timedelta
    run: Job


_JOBS: dict[str, Periodic] = {}


def periodic(name: str, *, every: timedelta, lease: timedelta = timedelta(minutes=10)) -> Callable[[Job], Job]:
    """Run `function(at)` about every `every`; it opens its own transactions, since it may be run twice."""

    def add(job: Job) -> Job:
        known = _JOBS.get(name)
        if known is not None and known.run.__qualname__ != job.__qualname__:
            raise ValueError(f"Two periodic jobs are named {name}.")
        _JOBS[name] = Periodic(name, every, lease, job)
        return job

    return add


def jobs() -> dict[str, Periodic]:
    """Every recurring job of the house by name."""
    return dict(_JOBS)


def run_due(at: datetime) -> list[str]:
    """Run each job that is due at `at` and that nobody else is running; returns their names."""
    _remember_new_jobs(at)
    due = list(_claimable(at).filter(name__in=_JOBS).order_by("due_at", "name").values_list("name", flat=True))
    return [name for name in due if _run(_JOBS[name], at)]


def _remember_new_jobs(at: datetime) -> None:
    known = set(PeriodicRun.objects.values_list("name", flat=True))
    fresh = [PeriodicRun(name=name, due_at=at) for name in _JOBS if name not in known]
    if fresh:
        PeriodicRun.objects.bulk_create(fresh, ignore_conflicts=True)


def _claimable(at: datetime) -> "QuerySet[PeriodicRun]":
    return PeriodicRun.objects.filter(Q(lease_until=None) | Q(lease_until__lte=at), due_at__lte=at)


def _run(job: Periodic, at: datetime) -> bool:
    # One conditional UPDATE is the claim: of two workers, one changes the row.
    if not _claimable(at).filter(name=job.name).update(lease_until=at + job.lease, started_at=at):
        return False
    error, wait = "", job.every
    try:
        job.run(at)
    except Exception as problem:  # one broken job must not stop the others
        error, wait = type(problem).__name__, min(job.every, SOON)
        log.exception("periodic_job_failed", extra={"job": job.name})
    PeriodicRun.objects.filter(name=job.name, started_at=at).update(
        lease_until=None, finished_at=at, due_at=at + wait, last_error=error
    )
    return True
