"""People, mails and notices of these tests."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from danvan.accounts.models import User
from danvan.errors import N_
from danvan.notifications.kinds import NoticeKind, register_notice
from danvan.notifications.messages import Message, notify
from danvan.notifications.previews import register

# Tuesday 24/11/2026, 9:00 in Hà Nội: a working hour.
NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
EVENING = NOW + timedelta(hours=12)
KIND = "tests.letter"
QUIET = NoticeKind("tests.quiet", "Quiet", N_("Sample: case %(reference)s waits for you"))
LOUD = NoticeKind("tests.loud", "Loud", N_("Sample: case %(reference)s waits for you"), by_mail=True)
REFERENCE = {"reference": "H26.PAKN.20261124.0042"}


def offer() -> None:
    """What an area registers when the house starts."""
    register(KIND, "A letter", lambda language: letter("sample", to_email="a@b.example", language=language))
    register_notice(QUIET)
    register_notice(LOUD)


def person(code: str = "can-bo", **fields: Any) -> User:
    return User.objects.create_user(code, full_name="Nguyễn Thị Ễ", email=fields.pop("email", f"{code}@hanoi.example"))


def letter(once: str, **fields: Any) -> Message:
    return Message(KIND, "Đã nhận H26.PAKN.20261124.0042", "Chậm nhất thứ Ba, 15/12/2026.\n", once=once, **fields)


def tell(user: User, kind: NoticeKind = QUIET, once: str = "1", at: datetime = NOW) -> None:
    notify(user, kind.key, path="/ban-lam-viec/", at=at, once=once, params=REFERENCE)


class Post(BaseEmailBackend):
    """A mail server in memory that can fail in every way one does."""

    taken: list[EmailMessage] = []
    opened = 0
    fault: BaseException | None = None
    fault_after_taking: BaseException | None = None
    no_door: BaseException | None = None

    @classmethod
    def reset(cls) -> None:
        cls.taken, cls.opened, cls.fault, cls.fault_after_taking, cls.no_door = [], 0, None, None, None

    def open(self) -> bool:
        type(self).opened += 1
        if self.no_door:
            raise self.no_door
        return True

    def send_messages(self, messages: Any) -> int:
        if self.fault:
            raise self.fault
        self.taken.extend(messages)
        if self.fault_after_taking:
            raise self.fault_after_taking
        return len(messages)
