"""The secret of a writer's own page, made from the form's token so that a form sent twice opens one page."""

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
    """The secret that belongs to a form; only the writer's browser ever holds it."""
    digest = hmac.new(settings.SECRET_KEY.encode(), f"comment:{form_token}".encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def link_hash(secret: str) -> str:
    """What the database keeps of a link."""
    return hash_secret(f"comment:{secret}")


def form_hash(form_token: str) -> str:
    """What the database keeps of a form's token."""
    return hash_secret(f"comment-form:{form_token}")


def report_digest(comment_id: int, household: str) -> str:
    """One address counted once for one comment; on another comment it looks different, and nobody reads it back."""
    text = f"comment-report:{comment_id}:{household}"
    # The key of the fingerprints, which is never changed: a changed one would count people twice.
    return hmac.new(settings.INDEX_KEY.encode(), text.encode(), hashlib.sha256).hexdigest()
