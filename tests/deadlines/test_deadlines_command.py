"""`deadlines due`: for people, for programs, with a database or without."""

import io
import json

import pytest
from django.core.management import call_command
from django.db import connection

from tests.deadlines.factories import seeded

RECEIVED = ("--received", "2025-01-22T16:40+07:00")


def due(*arguments):
    out = io.StringIO()
    call_command("deadlines", "due", *arguments, stdout=out)
    return out.getvalue()


def refused(*arguments):
    err = io.StringIO()
    with pytest.raises(SystemExit) as stopped:
        call_command("deadlines", "due", *arguments, stderr=err)
    assert stopped.value.code == 2
    assert len(err.getvalue().strip().splitlines()) == 1
    return err.getvalue()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("10wd", "2025-02-12T23:59:59+07:00"),
        ("30d", "2025-02-21T23:59:59+07:00"),
        ("8wh", "2025-01-23T16:40:00+07:00"),
    ],
)
def test_json_for_programs(term, expected):
    seeded()
    found = json.loads(due(*RECEIVED, "--term", term, "--json"))
    assert found["due_at"] == expected
    assert found["explanation"]
    assert "legal_basis" in found


@pytest.mark.django_db
def test_a_rule_names_its_legal_basis_in_the_language_asked_for():
    seeded()
    vietnamese = json.loads(due(*RECEIVED, "--rule", "kn.accept", "--json"))
    assert vietnamese["legal_basis"] == "Luật Khiếu nại số 02/2011/QH13, Điều 27"
    assert vietnamese["due_at"] == "2025-02-03T23:59:59+07:00"
    assert "nghỉ" in vietnamese["explanation"][1]
    english = json.loads(due(*RECEIVED, "--rule", "kn.accept", "--json", "--language", "en"))
    assert "Article 27" in english["legal_basis"]


@pytest.mark.django_db
def test_an_empty_database_answers_from_the_facts_that_come_with_the_system():
    empty = due(*RECEIVED, "--rule", "kn.accept", "--json")
    seeded()
    assert json.loads(empty) == json.loads(due(*RECEIVED, "--rule", "kn.accept", "--json"))


@pytest.mark.django_db
def test_a_missing_database_too(monkeypatch):
    def unreachable(*args, **kwargs):
        from django.db.utils import OperationalError

        raise OperationalError("no such table")

    monkeypatch.setattr("danvan.deadlines.computing.working_calendar", unreachable)
    assert "12/2/2025" in due(*RECEIVED, "--term", "10wd")
    assert connection.vendor


@pytest.mark.django_db
def test_people_read_sentences():
    text = due(*RECEIVED, "--term", "10wd")
    assert text.startswith("Hạn: hết thứ Tư, 12/2/2025")
    assert "27/1–1/2 (nghỉ lễ Tết Nguyên đán)" in text


@pytest.mark.django_db
@pytest.mark.parametrize(
    "arguments",
    [
        ("--received", "yesterday", "--term", "10wd"),
        ("--received", "1999-01-01", "--term", "10wd"),
        ("--received", "9999-12-31T23:59+00:00", "--term", "10wd"),
        (*RECEIVED, "--term", "10 weeks"),
        (*RECEIVED, "--term", "0d"),
        (*RECEIVED, "--rule", "no.such"),
        (*RECEIVED, "--rule", "reception.head.city"),
        ("--received", "2011-01-01", "--rule", "kn.accept"),
        RECEIVED,
        (*RECEIVED, "--rule", "kn.accept", "--term", "10wd"),
        ("--term", "10wd"),
    ],
)
def test_bad_input_is_one_sentence_and_exit_2(arguments):
    seeded()
    assert refused(*arguments).strip().endswith((".", "năm 2100."))
