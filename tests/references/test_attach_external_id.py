"""Numbers of other systems: one case each, recorded, found again."""

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction

from danvan.events.actors import JobActor
from danvan.events.models import RecordedEvent
from danvan.references.errors import BadExternalCode, ExternalIdTaken
from danvan.references.external import attach_external_id, find_external_id
from danvan.references.models import ExternalId

pytestmark = pytest.mark.django_db
JOB = JobActor("tests")


@pytest.fixture
def cases():
    """Any two rows will do as subjects."""
    people = get_user_model().objects
    return people.create_user("one", full_name="Một"), people.create_user("two", full_name="Hai")


def attach(subject, code: str = "HN-2026/77", system: str = "ihanoi") -> ExternalId:
    with transaction.atomic():
        return attach_external_id(subject, system, code, JOB)


def test_a_case_is_found_by_the_number_of_the_other_system(cases):
    row = attach(cases[0])
    assert find_external_id("ihanoi", " HN-2026/77 ") == row
    assert list(ExternalId.objects.of(cases[0])) == [row]
    assert find_external_id("1022", "HN-2026/77") is None


def test_it_is_recorded_once_however_often_it_is_said(cases):
    assert attach(cases[0]) == attach(cases[0])
    assert RecordedEvent.objects.filter(kind="references.external_id_attached").count() == 1


def test_a_number_stands_for_one_case(cases):
    attach(cases[0])
    with pytest.raises(ExternalIdTaken, match="HN-2026/77"):
        attach(cases[1])
    attach(cases[1], system="1022")


@pytest.mark.parametrize("code", ["", " ", "two words", "số 7", "<b>", "x" * 121])
def test_words_are_no_number(cases, code):
    with pytest.raises(BadExternalCode):
        attach(cases[0], code)
