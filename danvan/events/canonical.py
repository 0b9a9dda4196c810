"""The stored canonical text of an event and its seal: sorted keys, NFC, UTC; HMAC-SHA256 over predecessor and text."""

import hashlib
import hmac
import json
import unicodedata
from typing import Any

from django.conf import settings


def canonical(fields: dict[str, Any]) -> str:
    """One text for one content, whatever the order of its keys."""
    text = json.dumps(fields, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return unicodedata.normalize("NFC", text)


def seal(previous_hash: str, text: str, key: str | None = None) -> str:
    """Hex HMAC of `text` chained to `previous_hash`, with the newest chain key unless another is given."""
    chain_key = key or settings.CHAIN_KEYS[0]
    return hmac.new(chain_key.encode(), f"{previous_hash}\n{text}".encode(), hashlib.sha256).hexdigest()


def seal_matches(previous_hash: str, text: str, found: str) -> bool:
    """True when any key of the installation, newest first, gives the seal `found`."""
    return any(hmac.compare_digest(seal(previous_hash, text, key), found) for key in settings.CHAIN_KEYS)
