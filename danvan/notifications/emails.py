"""The mails of this floor: a notice that its reader wants by mail, and the summary of a day."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils import translation

from danvan.accounts.models import User
from danvan.notifications.composing import absolute, compose
from danvan.notifications.message import Message
from danvan.notifications.models import Notice

NOTICE = "notifications.notice"
SUMMARY = "notifications.summary"


def tell_user_of_notice(notice: Notice, *, language: str) -> Message:
    """What a person would find in the list at the desk, by mail because they chose so."""
    subject, text = compose(
        "notifications/emails/notice.txt",
        language=language,
        sentence=_sentence(notice, language),
        address=absolute(notice.path),
        preferences=absolute(reverse("notifications-preferences")),
    )
    once = f"notice:{notice.once}"
    return Message(NOTICE, subject, text, once=once, to_user=notice.user, language=language)


def summarise_day(user: User, notices: Sequence[Notice], *, on: date, language: str) -> Message:
    """What came since the last summary, in one mail."""
    subject, text = compose(
        "notifications/emails/summary.txt",
        language=language,
        day=on,
        count=len(notices),
        lines=[(_sentence(notice, language), absolute(notice.path)) for notice in notices],
        inbox=absolute(reverse("notifications-inbox")),
        preferences=absolute(reverse("notifications-preferences")),
    )
    once = f"summary:{user.pk}:{on.isoformat()}"
    return Message(SUMMARY, subject, text, once=once, to_user=user, language=language)


def _sentence(notice: Notice, language: str) -> str:
    with translation.override(language):
        return notice.sentence
