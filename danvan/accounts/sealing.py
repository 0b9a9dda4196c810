"""Sealing of identities: encryption with rotating keys, and keyed fingerprints for exact match only.

Whoever holds the database without the key files learns neither a name nor whether a number occurs in it.
"""

import hashlib
import hmac
import json
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

from danvan.accounts.errors import ContactCannotBeOpened


@lru_cache(maxsize=4)
def _box(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])


def _current_box() -> MultiFernet:
    return _box(tuple(settings.DATA_KEYS))


def seal(identity: dict[str, str], row_key: str) -> str:
    """Encrypt with the newest key; `row_key` binds the result to one row, so that it opens nowhere else."""
    text = json.dumps([row_key, identity], ensure_ascii=False, separators=(",", ":"))
    return _current_box().encrypt(text.encode()).decode("ascii")


def unseal(sealed: str, row_key: str) -> dict[str, str]:
    """The identity in `sealed`; raises ContactCannotBeOpened without its key, or for another row's seal."""
    try:
        key, identity = json.loads(_current_box().decrypt(sealed.encode("ascii")))
    except InvalidToken:
        raise ContactCannotBeOpened from None
    if key != row_key:
        raise ContactCannotBeOpened
    return dict(identity)


def blind_index(kind: str, value: str) -> str:
    """A keyed fingerprint: equal values match, nothing else can be read from it; "" for nothing."""
    if not value:
        return ""
    message = f"{kind}:{value}".encode()
    return hmac.new(settings.INDEX_KEY.encode(), message, hashlib.sha256).hexdigest()


def key_mark() -> str:
    """A short public mark of the keys in use; rows with another mark wait for `rotate_contacts`."""
    keys = f"{settings.DATA_KEYS[0]} {settings.INDEX_KEY}".encode()
    return hashlib.sha256(b"danvan contact keys " + keys).hexdigest()[:12]


def seal_secret(text: str) -> str:
    """Encrypt a secret of a person who signs in (authenticator app, recovery codes)."""
    return _current_box().encrypt(text.encode()).decode("ascii")


def unseal_secret(sealed: str) -> str:
    """The secret in `sealed`; raises ContactCannotBeOpened without its key."""
    try:
        return _current_box().decrypt(sealed.encode("ascii")).decode()
    except InvalidToken:
        raise ContactCannotBeOpened from None


def reseal_secret(sealed: str) -> str:
    """The same secret under the newest key."""
    return _current_box().rotate(sealed.encode("ascii")).decode("ascii")
