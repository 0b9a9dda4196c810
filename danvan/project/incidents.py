"""Request id and incident code: what ties a person's call on the telephone to a line of the log."""

import hashlib
import re
import uuid

from django.conf import settings
from django.http import HttpRequest

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # no I, L, O, U: read out without mistakes
_GIVEN = re.compile(r"[A-Za-z0-9-]{8,64}")
_KEY = "danvan.request_id"


def request_id(request: HttpRequest) -> str:
    """The id of this request: the trusted proxy's own, else a new one; the same each time it is asked."""
    if _KEY not in request.META:
        given = request.headers.get("X-Request-Id", "")
        trusted = request.META.get("REMOTE_ADDR") in settings.TRUSTED_PROXIES
        request.META[_KEY] = given if trusted and _GIVEN.fullmatch(given) else uuid.uuid4().hex
    return str(request.META[_KEY])


def incident_code(request: HttpRequest) -> str:
    """Seven signs such as 7F3K-20Q, made from the request id, written on the error page and in the log."""
    number = int.from_bytes(hashlib.sha256(request_id(request).encode()).digest()[:5], "big")
    signs = [_ALPHABET[number >> (5 * place) & 31] for place in range(7)]
    return "".join(signs[:4]) + "-" + "".join(signs[4:])
