"""The proposal: a text without the personal data that rules can find. An officer reads it; the rules decide nothing."""

from collections.abc import Iterator
from dataclasses import dataclass

from danvan.language import normalise
from danvan.petitions.redaction import addresses, numbers
from danvan.petitions.redaction.flat import flat, lines_of
from danvan.petitions.redaction.kinds import WORDS, Kind, Removed
from danvan.petitions.redaction.names import names_in


@dataclass(frozen=True, slots=True)
class Redaction:
    """`source` as normalised, `text` with a bracketed word in the place of each piece of `removed`, left to right."""

    source: str
    text: str
    removed: tuple[Removed, ...]


def propose(text: str) -> Redaction:
    """What an officer would take out of `text` before everyone reads it.

    Proposing again on the result finds nothing more of what was replaced.
    """
    source = normalise(text)
    removed = tuple(_without_overlap(source))
    parts, at = [], 0
    for piece in removed:
        parts += [source[at : piece.start], WORDS[piece.kind]]
        at = piece.end
    return Redaction(source, "".join([*parts, source[at:]]), removed)


def _without_overlap(source: str) -> list[Removed]:
    taken = [*_replaced_already(source)]
    found: list[Removed] = []
    for kind, start, end in _all(source):
        if any(start < stop and begin < end for begin, stop in taken):
            continue
        taken.append((start, end))
        found.append(Removed(kind, start, end, source[start:end]))
        if kind == Kind.NAME:
            found += _birth_behind(source, end, taken)
    return sorted(found, key=lambda piece: piece.start)


def _all(source: str) -> Iterator[tuple[Kind, int, int]]:
    even = flat(source)
    for kind, finder in (*numbers.FINDERS, *addresses.FINDERS):
        for start, end in finder(even, source):
            yield kind, start, end
    for line in lines_of(source):
        for start, end in names_in(line):
            yield Kind.NAME, start, end


def _replaced_already(source: str) -> Iterator[tuple[int, int]]:
    """The bracketed words of an earlier proposal are no text."""
    for word in WORDS.values():
        at = source.find(word)
        while at >= 0:
            yield at, at + len(word)
            at = source.find(word, at + 1)


def _birth_behind(source: str, end: int, taken: list[tuple[int, int]]) -> list[Removed]:
    match = numbers.DAY_BEHIND_A_NAME.match(source, end)
    if match is None or any(match.start(1) < stop and begin < match.end(1) for begin, stop in taken):
        return []
    taken.append(match.span(1))
    return [Removed(Kind.BIRTH, match.start(1), match.end(1), match[1])]
