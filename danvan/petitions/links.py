"""The secret of a tracking link: made from the form's own token, so that a form sent twice opens one receipt."""

import base64
import hashlib
import hmac
import secrets
from datetime import UTC, datetime

from django.conf import settings

from danvan.references.secrets import hash_secret


def new_form_token() -> str:
    """An unguessable token placed in each fresh form."""
    return secrets.token_urlsafe(32)


def link_secret(form_token: str) -> str:
    """The link secret that belongs to a form; only the sender's browser and mail ever hold it."""
    digest = hmac.new(settings.SECRET_KEY.encode(), f"tracking:{form_token}".encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def link_hash(secret: str) -> str:
    """What the database keeps of a link."""
    return hash_secret(secret)


def support_digest(petition_id: int, reach: str) -> str:
    """One telephone number or address counted once for one petition; on another petition it looks different."""
    return _keyed(f"support:{petition_id}:{reach}").hex()


def following_digest(petition_id: int, email: str) -> str:
    """The same of an address that follows a petition."""
    return _keyed(f"following:{petition_id}:{email}").hex()


def following_secret(digest: str, asked_at: datetime) -> str:
    """The secret in each mail to one follower: made anew from the row each time, so it stands in no table."""
    moment = asked_at.astimezone(UTC).isoformat(timespec="microseconds")
    return base64.urlsafe_b64encode(_keyed(f"following-link:{digest}:{moment}")).decode().rstrip("=")


def _keyed(text: str) -> bytes:
    # The key of the fingerprints, which is never changed: a changed one would count people twice and end their links.
    return hmac.new(settings.INDEX_KEY.encode(), text.encode(), hashlib.sha256).digest()
