"""Books of outgoing papers: from 1 in each year, each book for itself, never a number twice."""

import pytest
from django.db import transaction

from danvan.references.models import Register
from danvan.references.registers import next_in_register

pytestmark = pytest.mark.django_db


def test_a_book_counts_from_one_and_anew_each_year():
    taken = [next_in_register("answers:1", year) for year in (2026, 2026, 2027, 2026)]
    assert taken == [1, 2, 1, 3]


def test_each_book_counts_for_itself():
    assert [next_in_register(key, 2026) for key in ("answers:1", "answers:2", "answers:1")] == [1, 1, 2]


def test_a_number_given_back_with_its_paper_is_given_again():
    with transaction.atomic():
        next_in_register("answers:1", 2026)
        transaction.set_rollback(True)
    assert next_in_register("answers:1", 2026) == 1
    assert Register.objects.get().last == 1


@pytest.mark.django_db(transaction=True)
def test_a_number_is_taken_inside_a_transaction_only():
    with pytest.raises(RuntimeError, match="transaction"):
        next_in_register("answers:1", 2026)


@pytest.mark.parametrize("key", ["", "x" * 81])
def test_a_book_has_a_name(key):
    with pytest.raises(ValueError, match="named"):
        next_in_register(key, 2026)
