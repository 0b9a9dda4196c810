"""record(): inside the transaction, codes only, chained, once, in a fixed number of queries."""

import threading
from collections import defaultdict

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from danvan.events.actors import JobActor, LinkHolder
from danvan.events.audit.verify import verify
from danvan.events.models import ChainHead, Delivery, RecordedEvent
from danvan.events.recording import Recording, record, record_many
from danvan.events.subscribers import subscribe
from tests.events.factories import JOB, NOON, Painted, paint, subject


@pytest.mark.django_db(transaction=True)
def test_an_event_outside_a_transaction_is_refused():
    with pytest.raises(RuntimeError):
        record(Painted("a"), about=subject(), by=JOB)


@pytest.mark.django_db(transaction=True)
def test_an_event_vanishes_with_its_change():
    with transaction.atomic():
        record(Painted("a"), about=subject(), by=JOB)
        transaction.set_rollback(True)
    assert (RecordedEvent.objects.count(), ChainHead.objects.count()) == (0, 0)


@pytest.mark.django_db
def test_each_event_is_sealed_to_the_one_before():
    first, second = paint("a", "b")
    assert (first.position, second.position) == (1, 2)
    assert second.previous_hash == first.hash
    head = ChainHead.objects.get()
    assert (head.position, head.hash) == (2, second.hash)


@pytest.mark.django_db
def test_the_same_once_writes_nothing_twice():
    with transaction.atomic():
        first = record(Painted("a"), about=subject(), by=JOB, once="k")
        again = record(Painted("b"), about=subject(), by=JOB, once="k")
    assert first == again
    assert RecordedEvent.objects.count() == 1


@pytest.mark.django_db
def test_once_holds_for_many_lines_too():
    lines = [Recording(Painted(c), subject(n), once=f"k{n}") for n, c in enumerate("abc")]
    with transaction.atomic():
        first = record_many(lines, by=JOB)
        again = record_many([*lines, lines[0], Recording(Painted("d"), subject(9))], by=JOB)
    assert again[:4] == [*first, first[0]]
    assert RecordedEvent.objects.count() == 4


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("actor", "expected"), [(JobActor("tests.job"), ("job", "tests.job")), (LinkHolder(), ("link", ""))]
)
def test_the_actor_is_stored_by_kind(actor, expected):
    with transaction.atomic():
        row = record(Painted("a"), about=subject(), by=actor)
    assert (row.actor_kind, row.actor_id) == expected


def _queries(how_many: int, subjects: int) -> int:
    lines = [Recording(Painted(f"c{n}"), subject(100 + n % subjects)) for n in range(how_many)]
    with CaptureQueriesContext(connection) as seen, transaction.atomic():
        record_many(lines, by=JOB, at=NOON)
    return len([q for q in seen.captured_queries if "SAVEPOINT" not in q["sql"]])


@pytest.mark.django_db
def test_a_hundred_events_take_as_many_queries_as_one():
    # SQLite takes 999 values in a statement: 62 rows of 16 columns.
    many = 100 if connection.vendor == "postgresql" else 60
    assert _queries(1, 1) == _queries(many, 1) == _queries(many, many) == 4


@pytest.mark.django_db
def test_deliveries_cost_one_query_more_however_many(monkeypatch):
    monkeypatch.setattr("danvan.events.subscribers._BY_KIND", defaultdict(dict))

    @subscribe(Painted)
    def one(event, event_id): ...

    @subscribe(Painted)
    def two(event, event_id): ...

    assert _queries(30, 3) == 5
    assert Delivery.objects.count() == 60


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one writer at a time")
def test_two_writers_about_one_subject_both_land_and_the_chain_holds():
    start = threading.Barrier(4)
    failures: list[Exception] = []

    def work(name: str) -> None:
        try:
            start.wait(10)
            for number in range(25):
                paint(f"{name}{number}")
        except Exception as problem:  # told to the test below
            failures.append(problem)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert failures == []
    assert ChainHead.objects.get().position == RecordedEvent.objects.count() == 100
    assert verify().first_problem is None


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one writer at a time")
def test_two_callers_with_one_token_write_one_event():
    start = threading.Barrier(3)

    def work() -> None:
        start.wait(10)
        with transaction.atomic():
            record(Painted("a"), about=subject(), by=JOB, once="token")
        connection.close()

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert RecordedEvent.objects.count() == 1
