"""The head extends the term once, within its rule, before it ends; the sender is told the day and the reason."""

from datetime import timedelta

import pytest
from django.utils import translation

from danvan.deadlines.clocks import clock_of
from danvan.deadlines.errors import ExtensionNotAllowed
from danvan.deadlines.models import LegalRule
from danvan.errors import NotAllowed
from danvan.notifications.models import Mail
from danvan.petitions.actions.extend import extend_term
from danvan.petitions.errors.handling import TermIsOver
from danvan.petitions.links import link_secret
from danvan.petitions.models import ExtensionReason, Petition
from danvan.petitions.queries.inner_terms import possible_extensions
from tests.petitions.factories import HANOI
from tests.petitions.handling.cases import LATER, accepted, deliver, happened, said

pytestmark = pytest.mark.django_db
WHY = ExtensionReason.COMPLEX
MAIL = "nguoi.gui@vi-du.example"


@pytest.fixture
def petition(small_city, ward, receiver):
    return accepted(small_city, receiver, email=MAIL)


def _day(moment):
    return moment.astimezone(HANOI).date().isoformat()


def test_five_working_days_more_move_the_clock_and_its_copy(petition, head):
    assert _day(petition.due_at) == "2026-09-30"
    extend_term(petition.pk, amount=5, reason=WHY, by=head, at=LATER)
    petition.refresh_from_db()
    clock = clock_of(petition, petition.settle_stage)
    assert _day(petition.due_at) == "2026-10-07"
    assert petition.due_at == clock.due_at
    (event,) = happened(petition, "petitions.term_extended")
    assert said(event)["reason"] == "complex"


def test_the_sender_gets_the_new_day_and_the_reason_in_words(petition, head):
    extend_term(petition.pk, amount=5, reason=WHY, by=head, at=LATER)
    deliver()
    deliver()
    mail = Mail.objects.get(kind="petitions.term_extended")
    text = mail.contents()["text"]
    assert "7/10/2026" in text
    with translation.override("vi"):
        assert str(WHY.label) in text
    assert petition.reference in mail.contents()["subject"]
    assert petition.title not in text


def test_the_tracking_page_says_the_new_day_and_why(petition, head, client, freeze):
    freeze(LATER)
    extend_term(petition.pk, amount=5, reason=WHY, by=head, at=LATER)
    text = client.get(f"/theo-doi/{link_secret('a-form-token-of-a-test')}/").content.decode()
    assert "7/10/2026" in text
    with translation.override("vi"):
        assert str(WHY.label) in text


def test_without_an_address_no_mail_is_made(small_city, ward, receiver, head):
    petition = accepted(small_city, receiver)
    extend_term(petition.pk, amount=5, reason=WHY, by=head, at=LATER)
    deliver()
    assert not Mail.objects.filter(kind="petitions.term_extended").exists()


def test_pressed_twice_it_is_one_extension_and_another_is_refused(petition, head):
    for _again in range(2):
        extend_term(petition.pk, amount=5, reason=WHY, by=head, at=LATER)
    assert len(happened(petition, "petitions.term_extended")) == 1
    with pytest.raises(ExtensionNotAllowed):
        extend_term(petition.pk, amount=1, reason=WHY, by=head, at=LATER)


@pytest.mark.parametrize("amount", [0, -5, 16, 10**9])
def test_the_rule_limits_the_amount(amount, petition, head):
    with pytest.raises(ExtensionNotAllowed):
        extend_term(petition.pk, amount=amount, reason=WHY, by=head, at=LATER)


def test_a_term_that_has_ended_is_not_extended(petition, head):
    extend_at_last_moment = petition.due_at
    with pytest.raises(TermIsOver):
        extend_term(petition.pk, amount=5, reason=WHY, by=head, at=petition.due_at + timedelta(seconds=1))
    assert extend_term(petition.pk, amount=5, reason=WHY, by=head, at=extend_at_last_moment).due_at > petition.due_at


@pytest.mark.parametrize("who", ["receiver_of_it", "handler", "clerk", "coordinator", "other_ward_receiver"])
def test_only_the_head_extends(who, petition, receiver, play):
    person = receiver if who == "receiver_of_it" else play(who)
    with pytest.raises(NotAllowed):
        extend_term(petition.pk, amount=5, reason=WHY, by=person, at=LATER)


def test_each_possible_day_is_the_day_that_is_granted(petition, head):
    choices = dict(possible_extensions(petition).choices)
    assert list(choices) == list(range(1, 16))
    extend_term(petition.pk, amount=15, reason=WHY, by=head, at=LATER)
    petition.refresh_from_db()
    assert petition.due_at == choices[15]
    assert possible_extensions(petition).choices == ()


def test_the_page_shows_the_new_day_before_anything_is_said(petition, head, client, freeze):
    freeze(LATER)
    client.force_login(head)
    address = petition.get_absolute_url() + "gia-han/"
    text = client.get(address).content.decode()
    assert "7/10/2026 (+5 ngày làm việc)" in text
    assert "/quy-tac/pakn.settle/" in text
    assert client.post(address, {"amount": "99", "reason": "complex"}).status_code == 422
    assert client.post(address, {"amount": "5", "reason": "laziness"}).status_code == 422
    assert client.post(address, {"amount": "5", "reason": "complex"}).status_code == 302
    text = client.get(petition.get_absolute_url()).content.decode()
    assert "7/10/2026" in text
    text = client.get(address).content.decode()
    assert 'name="amount"' not in text


def test_the_page_of_a_late_petition_says_that_it_is_too_late(petition, head, client, freeze):
    freeze(petition.due_at + timedelta(days=1))
    client.force_login(head)
    address = petition.get_absolute_url() + "gia-han/"
    assert 'name="amount"' not in client.get(address).content.decode()
    answer = client.post(address, {"amount": "5", "reason": "complex"})
    assert answer.status_code == 409
    assert "30/9/2026" in answer.content.decode()


def test_a_rule_that_allows_nothing_is_said_so(petition, head, client, freeze):
    freeze(LATER)
    LegalRule.objects.filter(key="pakn.settle").update(most_extensions=0, most_extended=0)
    client.force_login(head)
    assert client.get(petition.get_absolute_url() + "gia-han/").status_code == 200
    with pytest.raises(ExtensionNotAllowed):
        extend_term(petition.pk, amount=1, reason=WHY, by=head, at=LATER)
    assert Petition.objects.get().due_at == petition.due_at
