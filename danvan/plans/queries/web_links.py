"""Which addresses may stand as evidence."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

_WEB = URLValidator(schemes=["http", "https"])


def is_web_link(link: str) -> bool:
    """An address that a browser opens as a page: http or https with a host, without a name and password in it."""
    try:
        _WEB(link)
    except ValidationError:
        return False
    return urlsplit(link).username is None
