"""The way without JavaScript: digits in a picture, or a small sum in words for whoever cannot see a picture.

A spoken code would need recorded voices in two languages that cannot be had here, and a machine hears digits as
easily as it reads them. The sum is honest text: it works with every screen reader and Braille line and in either
language. Both are weak walls on purpose; behind them stand the trap field, the pressure count, one use per code,
and people who read before anything is published.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from danvan.language import normalise_line

SALT = "danvan.captcha.code"
LIFETIME = timedelta(hours=2)
DIGITS, MOST_DIGITS = 5, 8
_WORDS: tuple[Promise, ...] = (
    _("two"), _("three"), _("four"), _("five"), _("six"), _("seven"), _("eight"), _("nine"), _("ten"),
    _("eleven"), _("twelve"), _("thirteen"), _("fourteen"), _("fifteen"), _("sixteen"), _("seventeen"),
    _("eighteen"), _("nineteen"), _("twenty"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Code:
    """One code: its digits and its sum follow from the secret part of the token, so nothing is stored."""

    nonce: str
    action: str
    level: int

    @property
    def digits(self) -> str:
        """What the picture shows; more digits under pressure."""
        wanted = min(MOST_DIGITS, DIGITS + self.level)
        return "".join(str(byte % 10) for byte in self._bytes("digits")[:wanted])

    @property
    def numbers(self) -> tuple[int, ...]:
        """What the sum adds up: two numbers, three under pressure."""
        wanted = 3 if self.level else 2
        return tuple(2 + byte % len(_WORDS) for byte in self._bytes("sum")[:wanted])

    @property
    def question(self) -> str:
        """The sum in words of the reader's language."""
        words = [str(_WORDS[number - 2]) for number in self.numbers]
        return gettext(" plus ").join(words)

    @property
    def token(self) -> str:
        """What the form carries: signed and dated; it tells neither the digits nor the sum."""
        return signing.dumps([self.nonce, self.action, self.level], salt=SALT, compress=False)

    def answered_by(self, typed: str) -> bool:
        """The digits or the sum, however spaced."""
        answer = normalise_line(typed).replace(" ", "")
        return secrets.compare_digest(answer.encode(), self.digits.encode()) or secrets.compare_digest(
            answer.encode(), str(sum(self.numbers)).encode()
        )

    def _bytes(self, what: str) -> bytes:
        message = f"{SALT} {what} {self.nonce}".encode()
        return hmac.new(settings.SECRET_KEY.encode(), message, hashlib.sha256).digest()


def new_code(action: str, *, level: int) -> Code:
    """A code never shown before."""
    return Code(secrets.token_hex(8), action, level)


def read_token(token: str) -> Code | None:
    """The code behind a token of ours that is not too old."""
    try:
        nonce, action, level = signing.loads(token, salt=SALT, max_age=LIFETIME)
    except (signing.BadSignature, ValueError):
        return None
    return Code(nonce, action, level)
