"""Who learns of it: the sender by mail, the head who answers, who stands above him; nobody who may not read it."""

import pytest
from django.utils import timezone

from danvan.events.delivery import deliver_due
from danvan.notifications.models import Mail, Notice
from danvan.notifications.previews import previews
from danvan.organisations.models import Role
from danvan.petitions.actions.reopen import reopen_petition
from danvan.petitions.actions.take_over import take_over_petition
from danvan.petitions.actions.withdraw import withdraw_petition
from danvan.petitions.lifecycle import State
from danvan.petitions.models import Petition
from tests.organisations.cast import member
from tests.petitions.after.stages import DAY, MAIL, SENDER, accepted, answered, reopened, sent
from tests.petitions.factories import MORNING

pytestmark = pytest.mark.django_db
LATER = MORNING + 6 * DAY


@pytest.fixture
def above(small_city):
    """The head of the unit above."""
    return member("above", small_city.committee, Role.HEAD)


def told(kind):
    deliver_due(timezone.now() + DAY, limit=500)
    return set(Notice.objects.filter(kind=kind).values_list("user__code", flat=True))


def mails(kind):
    deliver_due(timezone.now() + DAY, limit=500)
    return [mail.contents() for mail in Mail.objects.filter(kind=kind)]


def reopen(petition):
    reopen_petition(petition.pk, reason="Nắp lại vỡ.", by=SENDER, at=LATER)


def test_reopening_tells_the_head_the_unit_above_and_the_coordinator_at_once(ward, receiver, head, above, coordinator):
    petition, _ = answered(ward, receiver)
    reopen(petition)
    assert told("petitions.reopened_here") == {head.code}
    assert told("petitions.reopened_below") == {above.code, coordinator.code}
    assert {mail.user.code for mail in Mail.objects.filter(kind="notifications.notice")} == {
        head.code, above.code, coordinator.code,
    }  # fmt: skip


def test_the_officer_of_the_case_is_told_too(ward, receiver, handler):
    petition, _ = answered(ward, receiver)
    Petition.objects.filter(pk=petition.pk).update(assignee=handler)
    reopen(petition)
    assert told("petitions.reopened_here") == {handler.code}


def test_nobody_of_the_unit_complained_about_is_told(ward, receiver, above, small_city):
    petition, _ = answered(ward, receiver)
    Petition.objects.filter(pk=petition.pk).update(about_unit=small_city.committee)
    reopen(petition)
    assert above.code not in told("petitions.reopened_below")


def test_of_a_restricted_petition_only_its_reader_is_told(ward, receiver, head, above, coordinator):
    petition, _ = answered(ward, receiver)
    Petition.objects.filter(pk=petition.pk).update(
        restricted=True, contact=None, only_reader=receiver, assignee=receiver
    )
    reopen(petition)
    assert told("petitions.reopened_here") == {receiver.code}
    assert told("petitions.reopened_below") == set()


def test_taking_over_tells_both_units_and_the_sender(ward, receiver, head, above):
    petition, _ = reopened(ward, receiver, email=MAIL)
    take_over_petition(petition.pk, by=above, at=LATER + DAY)
    assert told("petitions.taken_from_us") == {head.code}
    assert told("petitions.taken_by_us") == {above.code}
    assert Notice.objects.get(kind="petitions.taken_from_us").path == "/ban-lam-viec/don-thu/"
    (mail,) = mails("petitions.taken_over")
    assert "UBND thành phố Hà Nội" in mail["text"]


def test_withdrawal_tells_who_worked_on_it_and_the_units_of_what_was_attached(ward, receiver, head):
    petition, _ = accepted(ward, receiver, email=MAIL)
    other, _ = sent(ward)
    Petition.objects.filter(pk=other.pk).update(state=State.ATTACHED.value, main=petition)
    deliver_due(timezone.now() + DAY, limit=500)
    Notice.objects.all().delete()
    withdraw_petition(petition.pk, by=SENDER, at=LATER)
    assert told("petitions.withdrawn") == {head.code}
    assert receiver.code in told("petitions.to_screen")
    assert len(mails("petitions.withdrawn")) == 1


@pytest.mark.parametrize("kind", ["petitions.accepted", "petitions.reopened"])
def test_the_sender_is_told_by_mail_once(ward, receiver, kind):
    petition, _ = answered(ward, receiver, email=MAIL)
    reopen(petition)
    assert len(mails(kind)) == 1
    assert len(mails(kind)) == 1


def test_a_sender_without_an_address_gets_no_mail(ward, receiver):
    petition, _ = answered(ward, receiver)
    reopen(petition)
    assert mails("petitions.accepted") == mails("petitions.reopened") == []


def test_mails_say_nothing_of_what_was_written(ward, receiver):
    petition, secret = answered(ward, receiver, email=MAIL, title="Bí mật Xyzzy", content="Xyzzy")
    reopen_petition(petition.pk, reason="Xyzzy nữa", by=SENDER, at=LATER)
    deliver_due(timezone.now() + DAY, limit=500)
    texts = [mail.contents() for mail in Mail.objects.all()]
    assert texts
    # The receipt alone carries the link; no later mail could: nobody but the sender has it.
    assert not [text for text in texts if "xyzzy" in str(text).lower()]
    assert sum(secret in text["text"] for text in texts) == 1


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_mail_can_be_looked_at_beforehand(db, language):
    kinds = {
        "petitions.accepted", "petitions.reopened", "petitions.taken_over", "petitions.withdrawn",
        "petitions.confirm_following", "petitions.followed_step",
    }  # fmt: skip
    found = {preview.kind: preview.make(language) for preview in previews() if preview.kind in kinds}
    assert set(found) == kinds
    assert all("H26.PAKN.20261124.0042" in message.subject + message.text for message in found.values())
    assert all("None" not in message.text and "%(" not in message.text for message in found.values())
