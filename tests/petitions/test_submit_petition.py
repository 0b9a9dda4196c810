"""Sending: one petition, one reference, one unit, one day of answer, or nothing at all."""

from datetime import date, datetime

import pytest

from danvan.deadlines.clocks import clock_of
from danvan.events.models import ChainHead, RecordedEvent
from danvan.notifications.models import Mail
from danvan.petitions.actions import submit
from danvan.petitions.actions.accept import accept_petition
from danvan.petitions.errors.receiving import NoUnitForPlace
from danvan.petitions.links import link_secret
from danvan.petitions.models import Petition
from danvan.petitions.queries.finding import by_link
from tests.petitions.factories import HANOI, MORNING, a_petition, a_topic

pytestmark = pytest.mark.django_db


def test_the_receipt_names_a_reference_of_that_day(ward):
    assert a_petition(ward).reference == "H26.PAKN.20260909.0001"


def test_two_petitions_of_a_day_have_two_numbers(ward):
    first, second = a_petition(ward), a_petition(ward, token="another-form-token-here")
    assert (first.reference[-4:], second.reference[-4:]) == ("0001", "0002")


def test_the_day_of_answer_skips_weekends_and_counts_from_receipt(ward):
    due = a_petition(ward).due_at.astimezone(HANOI)
    assert (due.date(), due.hour, due.minute) == (date(2026, 9, 30), 23, 59)


def test_intake_is_due_within_eight_working_hours(ward):
    clock = clock_of(a_petition(ward), "intake")
    assert clock.due_at.astimezone(HANOI) == datetime(2026, 9, 10, 9, 0, tzinfo=HANOI)


def test_an_urgent_topic_is_due_for_intake_within_four_working_hours(ward):
    clock = clock_of(a_petition(ward, topic=a_topic("dich-benh-o-dich")), "intake")
    assert clock.due_at.astimezone(HANOI) == datetime(2026, 9, 9, 14, 30, tzinfo=HANOI)


def test_it_goes_to_the_committee_of_the_ward(ward, small_city):
    assert a_petition(ward).unit == small_city.ward_committee


def test_about_an_office_it_goes_to_the_unit_above(ward, small_city):
    assert a_petition(ward, topic=a_topic("can-bo-thai-do")).unit == small_city.committee


def test_the_same_form_sent_twice_is_one_petition(ward):
    first = a_petition(ward)
    again = a_petition(ward, title="Một tiêu đề khác")
    assert again.pk == first.pk
    assert Petition.objects.count() == 1
    assert RecordedEvent.objects.filter(kind="petitions.received").count() == 1


def test_the_link_opens_the_petition_and_the_database_does_not_hold_it(ward):
    petition = a_petition(ward)
    secret = link_secret("a-form-token-of-a-test")
    assert by_link(secret) == petition
    stored = " ".join(str(v) for v in Petition.objects.values().get().values())
    assert secret not in stored
    assert "a-form-token-of-a-test" not in stored


@pytest.mark.parametrize("typed", ["", "x", "x" * 43, "x" * 5000, "../../etc/passwd", "'; DROP TABLE x;--"])
def test_a_wrong_link_opens_nothing(ward, typed):
    a_petition(ward)
    assert by_link(typed) is None


def test_a_sender_with_an_address_gets_one_mail(ward):
    a_petition(ward, email="nguoi.gui@danvan.example")
    a_petition(ward, email="nguoi.gui@danvan.example")
    assert Mail.objects.filter(kind="petitions.received").count() == 1


def test_a_ward_without_an_office_takes_nothing_and_loses_no_number(ward, empty_ward):
    with pytest.raises(NoUnitForPlace):
        a_petition(empty_ward)
    assert not Petition.objects.exists()
    assert not RecordedEvent.objects.filter(kind="petitions.received").exists()
    assert a_petition(ward).reference.endswith("0001")


def test_nothing_remains_when_the_last_step_fails(ward, monkeypatch):
    def fail(*args, **kwargs):
        raise OSError

    monkeypatch.setattr(submit, "record", fail)
    heads = ChainHead.objects.count()
    with pytest.raises(OSError):
        a_petition(ward)
    assert not Petition.objects.exists()
    assert ChainHead.objects.count() == heads


def test_accepting_stops_intake_and_leaves_the_day_of_answer(ward, receiver):
    petition = a_petition(ward)
    due = petition.due_at
    accepted = accept_petition(petition.pk, by=receiver, at=MORNING)
    assert (accepted.state, accepted.due_at) == ("accepted", due)
    assert clock_of(petition, "intake").closed_at == MORNING


def test_accepting_twice_is_one_acceptance(ward, receiver):
    petition = a_petition(ward)
    accept_petition(petition.pk, by=receiver, at=MORNING)
    accept_petition(petition.pk, by=receiver, at=MORNING)
    assert RecordedEvent.objects.filter(kind="petitions.accepted").count() == 1
