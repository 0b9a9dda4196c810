"""The mails of this floor with invented values, for the preview page."""

from datetime import UTC, datetime

from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.errors import N_
from danvan.notifications import emails, previews
from danvan.notifications.kinds import NoticeKind, register_notice
from danvan.notifications.message import Message
from danvan.notifications.models import Notice

SAMPLE = NoticeKind("notifications.sample", _("Sample"), N_("Sample: case %(reference)s waits for you"))
_AT = datetime(2026, 11, 24, 2, tzinfo=UTC)
_READER = User(pk=0, full_name="Nguyễn Thị Ễ")


def offer() -> None:
    register_notice(SAMPLE)
    previews.register(emails.NOTICE, _("A notice, to who wants it by mail"), _notice)
    previews.register(emails.SUMMARY, _("The summary of a day"), _summary)


def _sample(number: int) -> Notice:
    params = {"reference": f"H26.PAKN.20261124.{number:04d}"}
    return Notice(user=_READER, kind=SAMPLE.key, params=params, path="/ban-lam-viec/", once=str(number), at=_AT)


def _notice(language: str) -> Message:
    return emails.tell_user_of_notice(_sample(42), language=language)


def _summary(language: str) -> Message:
    return emails.summarise_day(_READER, [_sample(42), _sample(43)], on=_AT.date(), language=language)
