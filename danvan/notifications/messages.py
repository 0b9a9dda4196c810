"""What areas call to tell somebody something: `send` a mail, `notify` a person at the desk.

Both are plain functions for actions and subscribers; both do nothing the second time for the same `once`.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import models

from danvan.accounts.models import User
from danvan.events.recording import About
from danvan.language import normalise, normalise_line
from danvan.notifications import kinds, previews
from danvan.notifications.emails import tell_user_of_notice
from danvan.notifications.errors import NotPlain, NotPreviewed
from danvan.notifications.message import Message
from danvan.notifications.models import Mail, Notice, Preference
from danvan.notifications.office_hours import next_open

__all__ = ["Message", "notify", "notify_all", "send"]

_CODE = re.compile(r"[\w.:/+-]{0,120}", re.ASCII)
_PATH = re.compile(r"/(?![/\\])[^\s\\]{0,299}")


def send(message: Message, at: datetime) -> Mail:
    """Keep the mail in the caller's transaction; a job sends it within seconds of the commit.

    A second call with the same `once` returns the first row. Raises NotPreviewed for a kind nobody can look at.
    A person who wants mail in office hours only gets it when offices open.
    """
    if not previews.is_registered(message.kind):
        raise NotPreviewed(message.kind)
    subject_type, subject_id = _about(message.about)
    mail = Mail(
        kind=message.kind,
        once=message.once,
        contact=message.to_contact,
        user=message.to_user,
        language=message.language,
        subject_type=subject_type,
        subject_id=subject_id,
        created_at=at,
        due_at=_due(message, at),
    )
    mail.put(subject=normalise_line(message.subject), text=normalise(message.text), to=message.to_email)
    Mail.objects.bulk_create([mail], ignore_conflicts=True)
    return Mail.objects.get(once=message.once)


def notify(
    user: User, kind: str, *, path: str, at: datetime, once: str, params: Mapping[str, "str | int"] | None = None
) -> None:
    """Put one line into a person's list, and mail it where the person wants that kind by mail."""
    notify_all([user], kind, path=path, at=at, once=once, params=params)


def notify_all(
    users: Iterable[User],
    kind: str,
    *,
    path: str,
    at: datetime,
    once: str,
    params: Mapping[str, "str | int"] | None = None,
) -> None:
    """`notify` for several people, in a fixed number of queries apart from the mails themselves.

    params: codes that fill the kind's sentence. path: a page of this site. Raises NotPlain for anything else.
    """
    people = {user.pk: user for user in users if user.is_active}
    _require_plain(kind, path, params or {})
    wishes = {wish.user_id: wish for wish in Preference.objects.filter(user_id__in=people)}
    notices = [
        Notice(user=user, kind=kind, params=dict(params or {}), path=path, once=f"{once}:{user.pk}", at=at)
        for user in people.values()
    ]
    for notice in notices:
        wish = wishes.setdefault(notice.user_id, Preference(user=people[notice.user_id]))
        notice.for_summary = wish.daily_summary and wish.wants_mail(kind)
    Notice.objects.bulk_create(notices, ignore_conflicts=True)
    for notice in notices:
        wish = wishes[notice.user_id]
        if wish.wants_mail(kind) and not wish.daily_summary:
            send(tell_user_of_notice(notice, language=wish.language), at)


def _require_plain(kind: str, path: str, params: Mapping[str, Any]) -> None:
    if not kinds.is_known(kind):
        raise NotPlain(f"No notice is registered as {kind}.")
    if not _PATH.fullmatch(path):
        raise NotPlain("A notice leads to a page of this site.")
    for name, value in params.items():
        if not isinstance(value, int) and not (isinstance(value, str) and _CODE.fullmatch(value)):
            raise NotPlain(f"{name} is not a code or a number.")


def _about(subject: "models.Model | About | None") -> tuple[str, int | None]:
    if subject is None:
        return "", None
    if isinstance(subject, About):
        return subject.subject_type, subject.subject_id
    return subject._meta.label_lower, subject.pk


def _due(message: Message, at: datetime) -> datetime:
    if message.to_user is None:
        return at
    wish = Preference.objects.filter(user=message.to_user, office_hours_only=True).exists()
    return next_open(at) if wish else at
