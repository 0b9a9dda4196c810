"""Secrets of tracking links: whoever holds one is the sender; the database keeps only a keyed hash."""

import hashlib
import hmac
import secrets

from django.conf import settings


def new_secret() -> tuple[str, str]:
    """(secret, hash): the secret goes into the sender's link and nowhere else, the hash into the database."""
    secret = secrets.token_urlsafe(32)
    return secret, hash_secret(secret)


def hash_secret(secret: str) -> str:
    """Hex digest by which a link is found; without the key, a stolen table opens no link."""
    # The prefix keeps these digests apart from those of other columns that use the same key.
    return hmac.new(settings.INDEX_KEY.encode(), f"tracking-link:{secret}".encode(), hashlib.sha256).hexdigest()
