"""The secret of a tracking link: made from the form's own token, so that a form sent twice opens one receipt."""

import base64
import hashlib
import hmac
import secrets

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
