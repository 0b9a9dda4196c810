"""Two people at the same moment: what one does is seen by the other, and sums stay whole."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from danvan.errors import DomainError
from danvan.plans.actions.confirm_report import confirm_report
from danvan.plans.actions.return_report import return_report
from danvan.plans.errors.progress import ReportDecided
from danvan.plans.models import ProgressReport
from danvan.plans.rolling import roll_up
from tests.plans.progress.cases import NOW, events, fresh, given, reported


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one writer at a time")
def test_at_the_same_moment(small_city, handler, coordinator):
    work = given(small_city)
    parts = [work.another(parent=work.task) for _ in range(2)]
    for part in parts:
        roll_up(part)
    start = threading.Barrier(2, timeout=20)

    def at_once(*acts):
        def run(act):
            try:
                start.wait()
                return act().state
            except DomainError as refused:
                return type(refused)
            finally:
                connection.close()

        with ThreadPoolExecutor(2) as threads:
            return list(threads.map(run, acts))

    # Two parts of one task: neither sum is lost.
    assert at_once(*(lambda part=part: reported(part, handler, 60) for part in parts)) == ["recorded"] * 2
    assert fresh(work.task).rolled == 6000
    # One form sent twice is one report.
    twice = at_once(*[lambda: reported(parts[0], handler, token="một-mẫu")] * 2)
    assert twice == ["waiting", "waiting"]
    waiting = ProgressReport.objects.get(state="waiting")
    # Confirmed or returned, never both.
    said = at_once(
        lambda: confirm_report(parts[0].pk, report_id=waiting.pk, by=coordinator, at=NOW),
        lambda: return_report(parts[0].pk, report_id=waiting.pk, remark="Thiếu.", by=coordinator, at=NOW),
    )
    assert said.count(ReportDecided) == 1
    decided = events(parts[0], "plans.report_confirmed") + events(parts[0], "plans.report_returned")
    assert len(decided) == 1
    assert fresh(parts[0]).state == ("done" if said[0] == "confirmed" else "under_way")
