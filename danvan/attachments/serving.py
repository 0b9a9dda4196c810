"""How a file leaves the house: it can be looked at or saved, never run."""

import structlog
from django.http import FileResponse
from django.utils.http import content_disposition_header

from danvan.attachments.kinds import CONTENT_TYPES, PICTURES, Kind
from danvan.attachments.store import file_store
from danvan.errors import NotThere

_log = structlog.get_logger("danvan.attachments")
_SAFE = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Robots-Tag": "noindex",
}


def send_file(sha256: str, *, kind: Kind, name: str, public: bool) -> FileResponse:
    """The stored bytes with headers that let no browser run them; documents are always a download.

    A public file may be kept by browsers for five minutes, so that one withdrawn is soon gone; another by none.
    """
    try:
        file = file_store().open(sha256)
    except FileNotFoundError:
        _log.error("attachment_bytes_missing", sha256=sha256[:12])
        raise NotThere from None
    response = FileResponse(file, content_type=CONTENT_TYPES[kind], headers=_SAFE)
    disposition = content_disposition_header(kind not in PICTURES, name)
    response.headers["Content-Disposition"] = disposition or "attachment"
    response.headers["Cache-Control"] = "public, max-age=300" if public else "private, no-store"
    return response
