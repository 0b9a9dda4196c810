"""What a mail server does wrong is put right later; a crash repeats a mail under the same Message-ID."""

import smtplib
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from danvan.notifications.delivery import GIVE_UP_AFTER, LEASE, send_due
from danvan.notifications.messages import send
from danvan.notifications.models import Mail
from danvan.notifications.queries import stuck_mails
from tests.notifications.factories import NOW, Post, letter

pytestmark = pytest.mark.django_db


class KilledNow(BaseException):
    """The process ends here: nothing after this line ran."""


@pytest.fixture
def mail() -> Mail:
    return send(letter("1", to_email="a@example.com"), NOW)


def again(mail: Mail) -> Mail:
    mail.refresh_from_db()
    return mail


def test_killed_between_the_servers_yes_and_our_note_the_reader_sees_one_mail(mail: Mail, post: type[Post]):
    post.fault_after_taking = KilledNow()
    with pytest.raises(KilledNow):
        send_due(NOW)
    post.fault_after_taking = None
    assert send_due(NOW + LEASE - timedelta(seconds=1)) == 0
    assert send_due(NOW + LEASE) == 1
    first, second = (message.message() for message in post.taken)
    assert first["Message-ID"] == second["Message-ID"] == f"<{mail.key}@localhost>"
    assert first["Date"] == second["Date"]


def test_killed_in_the_same_place_the_file_backend_keeps_one_file(mail: Mail, settings: Any, tmp_path: Path):
    settings.EMAIL_BACKEND, settings.EMAIL_FILE_PATH = "danvan.notifications.mailbox.Mailbox", tmp_path
    send_due(NOW)
    Mail.objects.filter(pk=mail.pk).update(state="waiting", closed_at=None, sealed=mail.sealed, due_at=NOW)
    send_due(NOW)
    [file] = tmp_path.iterdir()
    assert file.name == f"20261124-020000-{mail.key}-localhost.eml"
    assert file.stat().st_mode & 0o077 == 0
    assert "Chậm nhất thứ Ba" in file.read_bytes().decode("utf-8")


def test_two_workers_never_send_one_mail_at_the_same_time(mail: Mail, post: type[Post], monkeypatch: Any):
    inner: list[int] = []

    def open_while_another_worker_runs(self: Post) -> bool:
        if not inner:
            inner.append(1)
            inner.append(send_due(NOW))
        return True

    monkeypatch.setattr(Post, "open", open_while_another_worker_runs)
    assert send_due(NOW) == 0
    assert (inner[1], len(post.taken)) == (1, 1)


@pytest.mark.parametrize(
    "fault", [ConnectionResetError(), TimeoutError(), smtplib.SMTPServerDisconnected(), UnicodeError(), OSError()]
)
def test_a_passing_fault_is_tried_again_with_growing_patience(fault: Exception, mail: Mail, post: type[Post]):
    post.fault = fault
    at, waits = NOW, []
    for _ in range(7):
        send_due(at)
        waits.append(int((again(mail).due_at - at).total_seconds() // 60))
        at = mail.due_at
    assert waits == [1, 5, 30, 120, 360, 1440, 1440]
    assert again(mail).last_error == type(fault).__name__
    post.fault = None
    assert send_due(at) == 1


def test_a_server_that_is_away_is_asked_once_for_all_mails(mail: Mail, post: type[Post]):
    send(letter("2", to_email="b@example.com"), NOW)
    post.no_door = ConnectionRefusedError()
    assert send_due(NOW) == 0
    assert post.opened == 1
    assert set(Mail.objects.values_list("attempts", "state")) == {(1, "waiting")}


def test_a_mail_that_waits_in_vain_is_seen(mail: Mail, post: type[Post]):
    post.fault = OSError()
    at = NOW
    for _ in range(5):
        assert stuck_mails() == 0
        send_due(at)
        at = again(mail).due_at
    assert stuck_mails() == 1


def test_after_a_month_it_is_given_up_and_its_text_dropped(mail: Mail, post: type[Post]):
    post.fault = OSError()
    send_due(NOW + GIVE_UP_AFTER + timedelta(days=1))
    assert (again(mail).state, mail.sealed) == ("given_up", "")


def test_an_address_the_server_knows_to_be_wrong_is_not_tried_again(mail: Mail, post: type[Post]):
    post.fault = smtplib.SMTPRecipientsRefused({"a@example.com": (550, b"no such user a@example.com")})
    send_due(NOW)
    assert again(mail).state == "refused"


@pytest.mark.parametrize(
    "fault",
    [smtplib.SMTPRecipientsRefused({"a@example.com": (450, b"greylisted")}), smtplib.SMTPDataError(452, b"full")],
)
def test_a_server_that_says_later_is_asked_later(fault: Exception, mail: Mail, post: type[Post]):
    post.fault = fault
    send_due(NOW)
    assert (again(mail).state, mail.last_error[:5]) == ("waiting", "smtp-")


def test_one_bad_mail_never_holds_up_the_next(post: type[Post]):
    bad = send(letter("bad", to_email="a@example.com"), NOW)
    Mail.objects.filter(pk=bad.pk).update(sealed="not a seal")
    send(letter("good", to_email="b@example.com"), NOW)
    assert send_due(NOW) == 1
    assert again(bad).state == "waiting"
