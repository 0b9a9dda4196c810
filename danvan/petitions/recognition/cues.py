"""The cues as delivered: phrases with a weight and a reason, and the words that take a cue's meaning away.

A phrase is written with its tones; `#` stands for any number. Kinds:

complaint, denunciation: the phrase speaks for that kind. Of the phrases with one reason only the heaviest counts.
neutral: a wording that contains a cue and means something else ("thủ tục khiếu nại"); what it covers does not count.
negation: directly before a cue, it takes the cue back ("không phải đơn khiếu nại").
loose_complaint, loose_denunciation: a matter in which people use the bare word loosely (a shop, noise); the bare word
("khiếu nại", "tố cáo": reason `named`) does not count then, every other cue does.
"""

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from danvan.language import fold, normalise_line

FILE = Path(__file__).resolve().parents[1] / "seed" / "cues.csv"
ANY_NUMBER = "#"
#: The reason of the bare words "khiếu nại" and "tố cáo".
NAMED = "named"

CueKind = Literal["complaint", "denunciation", "neutral", "negation", "loose_complaint", "loose_denunciation"]
CUE_KINDS = frozenset({"complaint", "denunciation", "neutral", "negation", "loose_complaint", "loose_denunciation"})


@dataclass(frozen=True, slots=True)
class Cue:
    """One phrase. `weight` 1 to 3 for the two kinds, 0 for words that take away; `why` is a code."""

    phrase: str
    kind: CueKind
    weight: int
    why: str
    #: Its words as written and without tones.
    words: tuple[str, ...]
    folded: tuple[str, ...]


def cue(phrase: str, kind: CueKind, weight: int = 0, why: str = "") -> Cue:
    """A cue of a phrase with tones."""
    words = tuple(normalise_line(phrase).lower().split(" "))
    return Cue(" ".join(words), kind, weight, why, words, tuple(fold(word) for word in words))


def read(file: Path = FILE) -> tuple[Cue, ...]:
    """Every cue of the file; raises ValueError for a row that says nothing."""
    with file.open(encoding="utf-8", newline="") as rows:
        return tuple(_cue(row) for row in csv.DictReader(rows))


def _cue(row: dict[str, str]) -> Cue:
    kind, weight = row["kind"], int(row["weight"] or 0)
    speaks = kind in {"complaint", "denunciation"}
    if kind not in CUE_KINDS or not row["phrase"].strip() or speaks != (1 <= weight <= 3) or speaks != bool(row["why"]):
        raise ValueError(f"A cue without its kind, weight or reason: {row}")
    return cue(row["phrase"], kind, weight, row["why"])  # type: ignore[arg-type]  # just checked


#: Read once, when the program starts.
CUES = read()
