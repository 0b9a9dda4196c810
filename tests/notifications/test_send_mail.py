"""A mail goes out once, to the right address, and leaves nothing behind but that it went."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from danvan.accounts.contacts import save_contact
from danvan.events.models import RecordedEvent
from danvan.notifications.delivery import send_due
from danvan.notifications.errors import NotPreviewed
from danvan.notifications.messages import Message, send
from danvan.notifications.models import Mail
from tests.notifications.factories import KIND, NOW, Post, letter, person

pytestmark = pytest.mark.django_db


def test_a_mail_to_a_contact_goes_to_its_sealed_address(post: type[Post]):
    contact = save_contact(name="Trần Văn Canary", email="canary@example.com")
    send(letter("1", to_contact=contact), NOW)
    assert send_due(NOW) == 1
    [mail] = post.taken
    assert (mail.to, mail.subject) == (["canary@example.com"], "Đã nhận H26.PAKN.20261124.0042")
    assert mail.extra_headers["Content-Language"] == "vi"
    assert mail.extra_headers["Auto-Submitted"] == "auto-generated"


def test_no_row_and_no_log_ever_holds_address_or_text(post: type[Post], caplog: Any):
    contact = save_contact(name="Trần Văn Canary", email="canary@example.com")
    send(letter("1", to_contact=contact), NOW)
    send(letter("2", to_email="canary2@example.com"), NOW)
    post.fault = ConnectionResetError("canary")
    send_due(NOW)
    seen = str(list(Mail.objects.values())) + caplog.text
    assert "canary" not in seen.lower()
    assert "15/12/2026" not in seen


def test_what_was_said_is_dropped_once_it_was_said(post: type[Post]):
    mail = send(letter("1", to_user=person()), NOW)
    assert mail.sealed
    send_due(NOW)
    mail.refresh_from_db()
    assert (mail.state, mail.sealed, mail.closed_at) == ("sent", "", NOW)


def test_telling_twice_is_telling_once(post: type[Post]):
    first, again = (send(letter("1", to_user=user), NOW) for user in [person()] * 2)
    assert first == again
    send_due(NOW)
    send_due(NOW)
    assert len(post.taken) == 1


def test_a_mail_is_kept_or_vanishes_with_the_action_that_wrote_it(post: type[Post]):
    with transaction.atomic():
        send(letter("1", to_user=person()), NOW)
        transaction.set_rollback(True)
    assert send_due(NOW) == 0


def test_a_mail_nobody_can_preview_cannot_be_sent():
    with pytest.raises(NotPreviewed):
        send(Message("tests.secret", "a", "b", once="1", to_email="a@b.example"), NOW)


@pytest.mark.parametrize("recipients", [{}, {"to_email": "a@b.example", "to_user": True}])
def test_a_mail_has_exactly_one_recipient(recipients: dict[str, Any]):
    if recipients.get("to_user"):
        recipients = {**recipients, "to_user": person()}
    with pytest.raises(ValueError, match="exactly one"):
        letter("1", **recipients)


def test_a_subject_is_one_line_whatever_it_holds(post: type[Post]):
    send(Message(KIND, "a\r\nBcc: everyone@example.com", "x", once="1", to_user=person()), NOW)
    send_due(NOW)
    assert post.taken[0].subject == "a Bcc: everyone@example.com"
    assert post.taken[0].recipients() == ["can-bo@hanoi.example"]


@pytest.mark.parametrize("why", ["no address", "left the house", "forgotten"])
def test_who_cannot_be_reached_closes_the_mail_and_says_so_in_the_trail(why: str, post: type[Post]):
    case = person("case")
    user = person("reader", email="" if why == "no address" else "reader@hanoi.example")
    fields: dict[str, Any] = {"to_user": user}
    if why == "left the house":
        user.is_active = False
        user.save()
    if why == "forgotten":
        contact = save_contact(name="A", phone="0912345678")
        contact.empty(NOW)
        contact.save()
        fields = {"to_contact": contact}
    mail = send(letter("1", about=case, **fields), NOW)
    assert send_due(NOW) == 0
    mail.refresh_from_db()
    assert (mail.state, mail.sealed) == ("no_address", "")
    assert RecordedEvent.objects.get(kind="notifications.mail_not_delivered").subject_id == case.pk


def test_the_trail_of_the_case_says_that_its_sender_was_told(post: type[Post]):
    case = person("case")
    send(letter("1", to_user=person(), about=case), NOW)
    send_due(NOW)
    event = RecordedEvent.objects.get(kind="notifications.mail_sent")
    assert (event.subject_id, event.actor_kind) == (case.pk, "job")
    assert "hanoi.example" not in event.text


def test_the_database_refuses_a_sent_mail_that_keeps_its_text():
    mail = send(letter("1", to_user=person()), NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Mail.objects.filter(pk=mail.pk).update(state="sent", closed_at=NOW)


def test_many_mails_share_one_connection(post: type[Post]):
    for number in range(5):
        send(letter(str(number), to_email=f"a{number}@example.com"), NOW)
    assert send_due(NOW + timedelta(seconds=1)) == 5
    assert post.opened == 1
