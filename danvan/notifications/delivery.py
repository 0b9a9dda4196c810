"""Sending what waits. At least once, and recognisable: a mail sent again after a crash has the same Message-ID.

Between the moment a mail server takes a mail and the moment the row says so, no protocol can exclude a crash. The
row's own key makes the Message-ID: mail programs that know the first copy drop the second, the file backend keeps one.
"""

import smtplib
from datetime import datetime, timedelta
from email.utils import format_datetime, parseaddr

import structlog
from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F

from danvan.accounts.contacts import email_for_delivery
from danvan.events.actors import JobActor
from danvan.events.recording import About, record
from danvan.notifications.events import MailNotDelivered, MailSent
from danvan.notifications.models import Mail

LEASE = timedelta(minutes=10)
GIVE_UP_AFTER = timedelta(days=30)
_WAITS = (1, 5, 30, 120, 360)
_DAILY = 24 * 60
_BY = JobActor("notifications.send")
_log = structlog.get_logger("danvan.notifications")


def send_due(at: datetime, limit: int = 100) -> int:
    """Send what is due; returns how many went out. One mail that fails never holds up the others."""
    waiting = list(Mail.objects.due(at=at).select_related("contact", "user")[:limit])
    if not waiting:
        return 0
    connection = get_connection()
    try:
        connection.open()
    except (OSError, smtplib.SMTPException) as error:
        for mail in waiting:
            if _claim(mail, at):
                _later(mail, type(error).__name__, at)
        return 0
    sent = sum(_send(mail, connection, at) for mail in waiting if _claim(mail, at))
    connection.close()
    return sent


def message_id(mail: Mail) -> str:
    """The same for every attempt of one mail, in every process."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    return f"<{mail.key}@{domain}>"


def _claim(mail: Mail, at: datetime) -> bool:
    """Of two workers one gets the mail; it comes back after the lease if that one dies."""
    mine = Mail.objects.filter(pk=mail.pk, state=Mail.State.WAITING, due_at=mail.due_at)
    return bool(mine.update(due_at=at + LEASE, attempts=F("attempts") + 1))


def _send(mail: Mail, connection: BaseEmailBackend, at: datetime) -> bool:
    try:
        known = mail.contents()
        address = _address(mail, known["to"])
        if not address:
            _close(mail, Mail.State.NO_ADDRESS, at)
            return False
        _message(mail, known, address, connection).send()
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError) as refusal:
        _refused(mail, refusal, at)
        return False
    except Exception as error:  # whatever is wrong with this one, the next must go out
        _later(mail, type(error).__name__, at)
        return False
    _close(mail, Mail.State.SENT, at)
    return True


def _address(mail: Mail, typed: str) -> str:
    if mail.contact is not None:
        return email_for_delivery(mail.contact)
    if mail.user is not None:
        return (mail.user.email or "") if mail.user.is_active else ""
    return typed


def _message(mail: Mail, known: dict[str, str], address: str, connection: BaseEmailBackend) -> EmailMessage:
    headers = {
        "Message-ID": message_id(mail),
        "Date": format_datetime(mail.created_at),
        "Content-Language": mail.language,
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
    }
    return EmailMessage(known["subject"], known["text"], to=[address], connection=connection, headers=headers)


def _refused(mail: Mail, refusal: smtplib.SMTPRecipientsRefused | smtplib.SMTPDataError, at: datetime) -> None:
    """5xx means never, 4xx means later (a full mailbox, greylisting)."""
    if isinstance(refusal, smtplib.SMTPRecipientsRefused):
        codes = [int(code) for code, _ in refusal.recipients.values()]
    else:
        codes = [int(refusal.smtp_code)]
    if codes and all(code >= 500 for code in codes):
        _close(mail, Mail.State.REFUSED, at)
    else:
        _later(mail, f"smtp-{max(codes, default=0)}", at)


def _later(mail: Mail, error: str, at: datetime) -> None:
    _log.warning("mail_not_sent", mail=mail.pk, kind=mail.kind, error=error)
    if at - mail.created_at > GIVE_UP_AFTER:
        _close(mail, Mail.State.GIVEN_UP, at)
        return
    minutes = _WAITS[mail.attempts] if mail.attempts < len(_WAITS) else _DAILY
    Mail.objects.filter(pk=mail.pk).update(due_at=at + timedelta(minutes=minutes), last_error=error[:80])


@transaction.atomic
def _close(mail: Mail, state: Mail.State, at: datetime) -> None:
    """The outcome, in the row and in the trail of the case; what the mail said is dropped."""
    Mail.objects.filter(pk=mail.pk).update(state=state, sealed="", closed_at=at, last_error="")
    if mail.subject_id is None:
        return
    event = MailSent(mail.kind) if state == Mail.State.SENT else MailNotDelivered(mail.kind, state.value)
    record(event, about=About(mail.subject_type, mail.subject_id), by=_BY, once=f"mail:{mail.key}", at=at)
