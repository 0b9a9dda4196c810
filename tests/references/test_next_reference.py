"""Public numbers: readable, dated, counted per kind and day, never given twice."""

import threading
from datetime import date

import pytest
from django.db import connection, transaction

from danvan.references.models import Sequence
from danvan.references.numbering import next_reference, tidy_reference

TODAY = date(2026, 11, 24)


def take(kind: str = "PAKN", on: date = TODAY) -> str:
    with transaction.atomic():
        return next_reference(kind, on=on)


@pytest.mark.django_db
def test_a_number_names_city_kind_day_and_place_in_the_day():
    assert take() == "H26.PAKN.20261124.0001"
    assert take() == "H26.PAKN.20261124.0002"


@pytest.mark.django_db
def test_each_kind_and_each_day_counts_for_itself():
    take()
    assert take("DON") == "H26.DON.20261124.0001"
    assert take(on=date(2026, 11, 25)) == "H26.PAKN.20261125.0001"
    assert take() == "H26.PAKN.20261124.0002"


@pytest.mark.django_db
def test_the_ten_thousandth_of_a_day_grows_a_digit():
    Sequence.objects.create(kind="PAKN", day=TODAY, last=9998)
    assert [take(), take()] == ["H26.PAKN.20261124.9999", "H26.PAKN.20261124.10000"]


@pytest.mark.django_db(transaction=True)
def test_a_number_outside_a_transaction_is_refused():
    with pytest.raises(RuntimeError):
        next_reference("PAKN", on=TODAY)


@pytest.mark.django_db
def test_it_takes_one_query(django_assert_num_queries):
    with transaction.atomic(), django_assert_num_queries(1):
        next_reference("PAKN", on=TODAY)


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["", "x", "pakn", "P.A", "ĐƠN", "A" * 13])
def test_a_kind_is_a_short_code(kind):
    with pytest.raises(ValueError):
        take(kind)


@pytest.mark.parametrize(
    "typed", ["h26.pakn.20261124.0042", " H26.PAKN. 20261124.0042 ", "H26.PAKN.20261124.0042\u200b"]
)
def test_a_typed_number_is_tidied(typed):
    assert tidy_reference(typed) == "H26.PAKN.20261124.0042"


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one writer at a time")
def test_numbers_taken_at_the_same_moment_differ_and_leave_no_gap():
    taken: list[str] = []
    start = threading.Barrier(4)

    def work() -> None:
        start.wait(10)
        for _ in range(25):
            taken.append(take())
        connection.close()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(taken) == [f"H26.PAKN.20261124.{n:04d}" for n in range(1, 101)]
