"""The text without tone marks and capitals, character for character: a place in one is a place in the other."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(r"\d[\w/]*|[^\W\d_]+(?:['’][^\W\d_]+)*")


@lru_cache(maxsize=4096)
def _base(char: str) -> str:
    lower = char.lower()
    if len(lower) != 1:
        return char
    return "d" if lower == "đ" else unicodedata.normalize("NFD", lower)[0]


def flat(text: str) -> str:
    """ "Số Nhà" -> "so nha"; exactly as long as `text`."""
    return "".join(map(_base, text))


@dataclass(frozen=True, slots=True)
class Token:
    """One word or number. toned: in lower case with its marks; flat: without. shouted: in capitals. gap: what stands
    between it and the word before.
    """

    toned: str
    flat: str
    start: int
    end: int
    capital: bool
    shouted: bool
    gap: str

    @property
    def joined(self) -> bool:
        """Only spaces between it and the word before."""
        return not self.gap.strip(" ")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text. shouted: written in capitals only. bare: not one tone mark in it."""

    tokens: tuple[Token, ...]
    shouted: bool
    bare: bool


def lines_of(text: str) -> list[Line]:
    """The lines that hold words."""
    even = flat(text)
    found = []
    start = 0
    for part in text.split("\n"):
        tokens = _tokens(text, even, start, start + len(part))
        if tokens:
            shouted = part == part.upper() and len(tokens) > 1
            found.append(Line(tuple(tokens), shouted, part.lower() == even[start : start + len(part)]))
        start += len(part) + 1
    return found


def _tokens(text: str, even: str, start: int, end: int) -> list[Token]:
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        begin, stop = match.span()
        between = text[tokens[-1].end : begin] if tokens else "\n"
        tokens.append(
            Token(
                toned=match[0].lower(),
                flat=even[begin:stop],
                start=begin,
                end=stop,
                capital=match[0][0].isupper(),
                shouted=match[0].isupper(),
                gap=between,
            )
        )
    return tokens
