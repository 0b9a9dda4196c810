"""Files wait under a form's secret token until the form is sent; nothing chosen is lost to a wrong date elsewhere."""

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Sum

from danvan.attachments.checking import CheckedFile, Upload, check
from danvan.attachments.errors import NoRoom, TooManyFiles, TotalTooBig
from danvan.attachments.kinds import FROM_CITIZENS, Accepts
from danvan.attachments.models import StagedFile
from danvan.attachments.models.staged_file import hash_token
from danvan.attachments.store import file_store


def new_token() -> str:
    """The secret of one form; 256 bits."""
    return secrets.token_urlsafe(32)


def stage(files: Iterable[Upload], token: str, *, at: datetime, accepts: Accepts = FROM_CITIZENS) -> list[StagedFile]:
    """Check and keep `files` under `token`; those before a refused one stay staged.

    Raises a FileRefused. The same content twice under one token is one file.
    """
    return [keep_checked(check(file, accepts=accepts), token, at=at) for file in files]


def keep_checked(file: CheckedFile, token: str, *, at: datetime) -> StagedFile:
    """Keep one checked file; raises TooManyFiles, TotalTooBig, NoRoom."""
    store = file_store()
    # Bytes first, row second: a crash between them leaves bytes without a row, which the sweep removes.
    sha256 = store.put(file.content)
    waiting = list(StagedFile.objects.of(token, at=at))
    if known := next((row for row in waiting if row.sha256 == sha256), None):
        return known
    _require_room(waiting, len(file.content), at=at)
    row = StagedFile(
        token_hash=hash_token(token),
        name=file.name,
        kind=file.kind,
        size=len(file.content),
        sha256=sha256,
        thumbnail=store.put(file.thumbnail) if file.thumbnail else "",
        width=file.width,
        height=file.height,
        expires_at=at + timedelta(hours=settings.STAGED_HOURS),
    )
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        return StagedFile.objects.get(token_hash=row.token_hash, sha256=sha256)
    return row


def unstage(key: str, token: str) -> bool:
    """Let one waiting file go; False when this form holds no such file."""
    removed, _ = StagedFile.objects.filter(key=key, token_hash=hash_token(token)).delete()
    return bool(removed)


def unstage_all(token: str) -> int:
    """Let all files of a form go: a shared computer is being cleared."""
    removed, _ = StagedFile.objects.filter(token_hash=hash_token(token)).delete()
    return removed


def _require_room(waiting: list[StagedFile], size: int, *, at: datetime) -> None:
    if len(waiting) >= settings.ATTACHMENT_MAX_FILES:
        raise TooManyFiles(limit=settings.ATTACHMENT_MAX_FILES)
    if sum(row.size for row in waiting) + size > settings.ATTACHMENT_MAX_TOTAL:
        raise TotalTooBig(limit=settings.ATTACHMENT_MAX_TOTAL // (1024 * 1024))
    everybody = StagedFile.objects.filter(expires_at__gt=at).aggregate(total=Sum("size"))["total"] or 0
    if everybody + size > settings.STAGED_MAX_TOTAL:
        raise NoRoom
