"""Where the phrases of the list stand in a text: at word boundaries, typed with tones or without."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from danvan.language import fold, normalise
from danvan.petitions.recognition.cues import ANY_NUMBER, Cue

_WORD = re.compile(r"\w+")
_CLAUSE_END = re.compile(r"[.!?;:]+\s|\n")
_NUMBER = re.compile(r"\d+")
# Typed with tones: at least this part of the words of a clause carries a mark. Few Vietnamese clauses fall below.
_TONED_SHARE = 0.25


@dataclass(frozen=True, slots=True)
class Token:
    """One word of the text: as typed in lower case, without tones, and whether its clause is typed with tones."""

    typed: str
    folded: str
    start: int
    end: int
    clause: int
    toned: bool


@dataclass(frozen=True, slots=True)
class Match:
    """A cue at tokens `first` to `last`, both included; `typed` are the sender's own words."""

    cue: Cue
    first: int
    last: int
    typed: str

    def overlaps(self, other: "Match") -> bool:
        return self.first <= other.last and other.first <= self.last


class Matcher:
    """Finds the phrases of one list; built once, used for every text."""

    def __init__(self, cues: Iterable[Cue]) -> None:
        self._by_first: dict[str, list[Cue]] = defaultdict(list)
        for each in cues:
            self._by_first[each.folded[0]].append(each)

    def matches(self, text: str) -> list[Match]:
        """Every match in the order of the text."""
        plain = normalise(text)
        tokens = list(tokens_of(plain))
        found = []
        for place, token in enumerate(tokens):
            for each in self._by_first.get(token.folded, ()):
                piece = tokens[place : place + len(each.words)]
                if len(piece) == len(each.words) and _same(each, piece):
                    typed = plain[piece[0].start : piece[-1].end]
                    found.append(Match(each, place, place + len(piece) - 1, " ".join(typed.split())))
        return found


def tokens_of(text: str) -> Iterator[Token]:
    """The words of a normalised text."""
    start = 0
    for number, end in enumerate([*(m.end() for m in _CLAUSE_END.finditer(text)), len(text)]):
        words = [(m.group().lower(), m.start() + start, m.end() + start) for m in _WORD.finditer(text[start:end])]
        pairs = [(word, fold(word), first, last) for word, first, last in words]
        marked = sum(word != bare for word, bare, _first, _last in pairs)
        toned = bool(pairs) and marked >= _TONED_SHARE * len(pairs)
        for word, bare, first, last in pairs:
            yield Token(word, bare, first, last, number, toned)
        start = end


def _same(each: Cue, piece: list[Token]) -> bool:
    """Letters equal; where the clause is typed with tones, at least one word carries the cue's own marks.

    So "người to cao" is not "tố cáo", and a slip ("tố cao") still is.
    """
    spelled = marked = False
    for word, bare, token in zip(each.words, each.folded, piece, strict=True):
        if word == ANY_NUMBER:
            if not _NUMBER.fullmatch(token.typed):
                return False
            continue
        if bare != token.folded:
            return False
        if word != bare:
            marked = True
            spelled |= same_marks(word, token.typed)
    return spelled or not marked or not piece[0].toned


def same_marks(word: str, typed: str) -> bool:
    """The same letters and tone, wherever in the syllable the tone was typed (hoà, hòa)."""
    return word == typed or sorted(_decomposed(word)) == sorted(_decomposed(typed))


def _decomposed(word: str) -> str:
    return unicodedata.normalize("NFD", word)
