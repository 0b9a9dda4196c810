"""Keys of an installation, files of mode 0600 under `var/keys`, newest first; made when first needed.

secret signs sessions, data encrypts identities, index blinds them for exact match, chain seals the audit trail.
Several lines in a file are a rotation: the first is used for new work, the others only read what is old.
"""

import contextlib
import os
import secrets
from pathlib import Path

from cryptography.fernet import Fernet
from django.core.exceptions import ImproperlyConfigured

NAMES = ("secret", "data", "index", "chain")
DEMONSTRATION_MARK = "demonstration-only-"


class KeyStore:
    """Reads and makes the key files in `folder`; production takes only keys it was given or made itself."""

    def __init__(self, folder: Path, *, production: bool) -> None:
        self.folder = folder
        self.production = production

    def all(self, name: str) -> list[str]:
        """Every key of `name`, newest first; raises ImproperlyConfigured for an empty or demonstration key."""
        path = self.folder / name
        if not path.exists():
            self._make(path, name)
        if path.stat().st_mode & 0o077:
            raise ImproperlyConfigured(f"{path} can be read by others: chmod 600 it.")
        keys = path.read_text(encoding="ascii").split()
        if not keys:
            raise ImproperlyConfigured(f"{path} is empty: restore the key from its separate copy.")
        if self.production and any(key.startswith(DEMONSTRATION_MARK) for key in keys):
            raise ImproperlyConfigured(f"{path} holds a demonstration key: production refuses it.")
        return [key.removeprefix(DEMONSTRATION_MARK) for key in keys]

    def newest(self, name: str) -> str:
        return self.all(name)[0]

    def _make(self, path: Path, name: str) -> None:
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        key = Fernet.generate_key().decode() if name == "data" else secrets.token_urlsafe(48)
        mark = "" if self.production else DEMONSTRATION_MARK
        draft = path.with_name(f".{name}.{os.getpid()}.{secrets.token_hex(4)}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            file.write(mark + key + "\n")
        # A link appears whole or not at all: of two processes starting at once, one makes the key and both read it.
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
