"""The outbox: at least once, backed off, stuck in sight, nothing lost."""

import threading
from collections import defaultdict
from datetime import timedelta

import pytest
from django.db import connection

from danvan.events import delivery as outbox
from danvan.events.actions.retry_delivery import retry_delivery
from danvan.events.delivery import LEASE, TRIES, deliver_due, remove_old_deliveries
from danvan.events.errors import DeliveryNotStuck
from danvan.events.models import Delivery, RecordedEvent
from danvan.events.subscribers import subscribe
from tests.events.factories import JOB, NOON, Painted, paint

pytestmark = pytest.mark.django_db
NAME = "tests.events.test_delivery.listener"


class Killed(BaseException):
    """The process ends here: nothing in it runs on."""


@pytest.fixture
def heard(monkeypatch):
    """A subscriber that remembers what it was told; `heard.fail` makes it fail with that."""
    monkeypatch.setattr("danvan.events.subscribers._BY_KIND", defaultdict(dict))

    class Heard(list):
        fail: BaseException | None = None
        inside_transaction: bool | None = None

    calls = Heard()

    @subscribe(Painted)
    def listener(event, event_id):
        calls.inside_transaction = connection.in_atomic_block
        calls.append((event, event_id))
        if calls.fail:
            raise calls.fail

    return calls


def test_a_subscriber_hears_the_event_as_it_was_recorded(heard):
    (row,) = paint("a")
    assert deliver_due(NOON) == 1
    assert heard == [(Painted("a"), row.uuid)]
    sent = Delivery.objects.get()
    assert (sent.subscriber, sent.state, sent.done_at) == (NAME, "done", NOON)
    assert deliver_due(NOON + timedelta(days=1)) == 0


def test_a_failure_waits_longer_each_time_and_tells_only_its_class(heard):
    paint("a")
    heard.fail = ValueError("Nguyễn Thị Ễ, 0912345678")
    now, waits = NOON, []
    for _ in range(4):
        assert deliver_due(now) == 0
        row = Delivery.objects.get()
        waits.append((row.due_at - now).total_seconds())
        now = row.due_at
    assert waits == [30, 60, 120, 240]
    assert (row.state, row.last_error) == ("waiting", "ValueError")
    heard.fail = None
    assert deliver_due(now) == 1


def test_after_many_tries_it_is_stuck_and_a_person_can_push_it(heard):
    paint("a")
    heard.fail = OSError()
    now = NOON
    for _ in range(TRIES):
        deliver_due(now)
        now = Delivery.objects.get().due_at
    assert Delivery.objects.get().state == "stuck"
    assert deliver_due(now + timedelta(days=9)) == 0
    heard.fail = None
    retry_delivery(Delivery.objects.get().pk, by=JOB, at=now)
    assert deliver_due(now) == 1
    assert RecordedEvent.objects.filter(kind="events.delivery_retried").count() == 1


def test_the_longest_wait_has_a_cap(heard):
    paint("a")
    heard.fail = OSError()
    Delivery.objects.update(attempts=TRIES - 2)
    deliver_due(NOON)
    assert Delivery.objects.get().due_at == NOON + outbox.LONGEST_WAIT


def test_what_is_not_stuck_needs_no_push(heard):
    paint("a")
    with pytest.raises(DeliveryNotStuck):
        retry_delivery(Delivery.objects.get().pk, by=JOB, at=NOON)


def test_one_failing_subscriber_does_not_keep_the_others_waiting(heard):
    @subscribe(Painted)
    def another(event, event_id):
        raise KeyError("x")

    paint("a", "b")
    assert deliver_due(NOON) == 2
    assert Delivery.objects.filter(state="waiting", last_error="KeyError").count() == 2


def test_a_subscriber_that_left_the_code_is_stuck_in_sight(heard):
    paint("a")
    Delivery.objects.update(subscriber="gone.subscriber")
    deliver_due(NOON)
    row = Delivery.objects.get()
    assert (row.state, row.last_error) == ("stuck", "SubscriberGone")


def test_an_event_whose_class_left_the_code_is_stuck_in_sight(heard, monkeypatch):
    paint("a")
    monkeypatch.setattr(outbox, "all_kinds", dict)
    deliver_due(NOON)
    assert Delivery.objects.get().state == "stuck"


@pytest.mark.parametrize("moment", ["before the call", "after the call"])
def test_nothing_is_lost_when_the_process_is_killed(heard, monkeypatch, moment):
    paint("a")

    def die(*args, **kwargs):
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(outbox, "_handler" if moment == "before the call" else "_settle", die)
        with pytest.raises(Killed):
            deliver_due(NOON)
    assert deliver_due(NOON) == 0, "another worker keeps its hands off while the lease runs"
    assert deliver_due(NOON + LEASE) == 1
    assert len(heard) == (1 if moment == "before the call" else 2)


def test_a_subscriber_that_kills_the_process_each_time_ends_stuck(heard):
    paint("a")
    heard.fail = Killed()
    now = NOON
    for _ in range(TRIES):
        with pytest.raises(Killed):
            deliver_due(now)
        now += LEASE
    deliver_due(now)
    row = Delivery.objects.get()
    assert (row.state, row.last_error) == ("stuck", "WorkerLost")
    assert len(heard) == TRIES


def test_a_backlog_is_handed_out_up_to_the_limit(heard):
    paint(*"abcdefghijklmnopqrstuvwxyz")
    assert deliver_due(NOON, limit=15) == 15
    assert deliver_due(NOON, limit=100) == 11
    assert len({event_id for _, event_id in heard}) == 26


@pytest.mark.django_db(transaction=True)
def test_subscribers_are_called_outside_any_transaction(heard):
    paint("a")
    deliver_due(NOON)
    assert heard.inside_transaction is False


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one writer at a time")
def test_two_workers_do_not_take_the_same_delivery(heard):
    paint(*(f"e{n}" for n in range(60)))

    def work() -> None:
        deliver_due(NOON, limit=60)
        connection.close()

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(heard) == 60 == Delivery.objects.filter(state="done", attempts=1).count()


def test_what_is_done_for_long_is_removed_and_the_rest_stays(heard):
    paint("a", "b", "c")
    deliver_due(NOON, limit=2)
    assert remove_old_deliveries(NOON + timedelta(days=89)) == 0
    assert remove_old_deliveries(NOON + timedelta(days=91)) == 2
    assert Delivery.objects.count() == 1
    assert RecordedEvent.objects.count() == 3
