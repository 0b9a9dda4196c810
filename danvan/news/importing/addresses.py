"""Old addresses: what a visitor of the old portal still asks for."""

import re
from urllib.parse import unquote, urlsplit

_APART = re.compile(r"\s*[\n\r|]+\s*|\s+(?=https?://|/)")
MOST = 20
#: What a redirect holds.
LONGEST = 255


def addresses_in(cell: str) -> list[str]:
    """The addresses of one cell: on lines of their own, behind "|" or behind a blank."""
    return [address for address in _APART.split(cell.strip()) if address][:MOST]


def is_address(address: str) -> bool:
    """True for a web address or a path; a link that runs code, a bare word with a scheme or a broken one is none."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme.lower() in ("", "http", "https") and bool(parts.path or parts.query) and "\0" not in address


def path_of(address: str) -> str:
    """Path and query as redirects are looked up: no server, no last "/", the query sorted, letters not encoded."""
    parts = urlsplit(address.strip())
    path = "/" + unquote(parts.path).strip("/")
    query = "&".join(sorted(unquote(parts.query).split("&")))
    return f"{path}?{query}" if query else path
