"""Finding the signs in a text, and hiding the numbers it holds. Pure: text in, codes and counts out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from danvan.discussions.signs.table import TABLE
from danvan.language import normalise

LINK = re.compile(r"https?://|www\.|\b[a-z0-9-]+\.(?:com|net|org|info|xyz|top|vip|club|shop|vn)\b", re.IGNORECASE)
# Nine digits and more, however they are grouped: telephone numbers, identity and bank account numbers.
NUMBER = re.compile(r"(?<![\d,])(?:\+|\b)(?:\(?\d\)?[ .\-\u00a0]{0,2}){8,18}\d(?!\d)")
# An amount of money or people written with full stops is no telephone number: 1.250.000.000.
AMOUNT = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
# What a text looks like whose letters were lost on the way: "L?y l?i m? b?o m?t", or the sign that stands for them.
LOST = re.compile(r"\ufffd|(?<=[^\W\d_])\?(?=[^\W\d_])")
LEAST_LETTERS, MOST_CAPITALS = 20, 60
DOT = "•"


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign found: its code in the table, and how often."""

    code: str
    count: int

    @property
    def weight(self) -> int:
        """What it adds to the score."""
        kind = TABLE[self.code]
        return kind.weight if self.code == "capitals" else min(kind.most, kind.weight * self.count)


def signs_of(name: str, title: str, content: str, *, repeats: int = 0, flood: int = 0) -> tuple[Sign, ...]:
    """The signs of one comment, heaviest first.

    repeats: how many comments with the same text came before; flood: the level of pressure of the sender's address.
    """
    text = f"{title}\n{content}"
    counts = {
        "insults": len(_insults().findall(text)),
        "repeated": repeats,
        "links": len(LINK.findall(text)),
        "numbers": len(numbers_in(text)),
        "name": int(bool(LINK.search(name) or re.search(r"\d{4}", name))),
        "broken": len(LOST.findall(text)),
        "capitals": _capitals(text),
        "flood": flood,
    }
    found = [Sign(code, count) for code, count in counts.items() if count]
    return tuple(sorted(found, key=lambda sign: -sign.weight))


def score_of(signs: Iterable[Sign]) -> int:
    """The sum of the weights: 0 is nothing to note."""
    return sum(sign.weight for sign in signs)


def numbers_in(text: str) -> list[str]:
    """Telephone, identity and account numbers as they stand in the text."""
    return [match.group() for match in NUMBER.finditer(text) if _is_personal(match.group())]


def hide_numbers(text: str) -> str:
    """The text with every digit of such a number as a dot; its grouping stays, so that a sentence keeps its length."""

    def hidden(match: re.Match[str]) -> str:
        found = match.group()
        return re.sub(r"\d", DOT, found) if _is_personal(found) else found

    return NUMBER.sub(hidden, text)


def _is_personal(found: str) -> bool:
    return not AMOUNT.fullmatch(found.strip())


def _capitals(text: str) -> int:
    """The share of capitals in percent where it is high; 0 otherwise, and for a few letters only."""
    letters = [letter for letter in text if letter.isalpha()]
    if len(letters) < LEAST_LETTERS:
        return 0
    share = 100 * sum(letter.isupper() for letter in letters) // len(letters)
    return share if share > MOST_CAPITALS else 0


@cache
def _insults() -> re.Pattern[str]:
    lines = Path(__file__).with_name("insults.txt").read_text(encoding="utf-8").splitlines()
    words = [normalise(line) for line in lines if line.strip() and not line.startswith("#")]
    # NFC on both sides; the tones must match, or every second sentence would hold one.
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)
