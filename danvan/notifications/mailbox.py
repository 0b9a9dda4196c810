"""Mail as files, for an installation without a mail server: one .eml per mail, named by its Message-ID.

The same mail written twice is one file, so here each mail arrives exactly once whatever crashes when.
"""

import os
import re
from collections.abc import Sequence
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

_UNSAFE = re.compile(r"[^A-Za-z0-9.-]+")


class Mailbox(BaseEmailBackend):
    """Writes into `settings.EMAIL_FILE_PATH`; any mail program opens the files."""

    def send_messages(self, messages: Sequence[EmailMessage]) -> int:
        folder = Path(settings.EMAIL_FILE_PATH)
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for message in messages:
            self._write(folder, message)
        return len(messages)

    def _write(self, folder: Path, message: EmailMessage) -> None:
        mime = message.message()
        moment = parsedate_to_datetime(str(mime["Date"]))
        name = f"{moment:%Y%m%d-%H%M%S}-{_UNSAFE.sub('-', str(mime['Message-ID'])).strip('-')}.eml"
        part = folder / f".{name}.part"
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(mime.as_bytes())
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, folder / name)
