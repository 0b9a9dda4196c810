"""The form token of a petition that no form sent."""

import hashlib
import hmac

from django.conf import settings


def token_of_comment(link_hash: str) -> str:
    """Made anew from the comment's row each time, so it stands in no table: the writer's page shows the tracking link,
    the moderator who made the petition never sees it, and the same comment gives the same petition."""
    text = f"comment-petition:{link_hash}"
    return hmac.new(settings.SECRET_KEY.encode(), text.encode(), hashlib.sha256).hexdigest()
