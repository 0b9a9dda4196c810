"""How good the list is: precision and recall on labelled texts of the project's own, with what was confused.

The list was made and mended looking at the texts of the split `tune` only. Those of `held_out` were written by the same
hand, its last 66 rows after the list was closed: only these say how the list does on wordings it has never met.
"""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from danvan.petitions.recognition.recognising import Looks, Recogniser, Recognition

FILE = Path(__file__).resolve().parents[1] / "seed" / "labelled_texts.csv"
SPLITS = ("tune", "held_out")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text, what it is, and to which split it belongs."""

    text: str
    kind: Looks
    split: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A labelled text and what the list said of it."""

    labelled: Labelled
    said: Recognition

    @property
    def right(self) -> bool:
        return self.labelled.kind is self.said.kind


@dataclass(frozen=True, slots=True)
class Score:
    """Of one kind in one split: rightly said, said, and there; precision is right/said, recall right/there."""

    split: str
    kind: str
    right: int
    said: int
    there: int

    @property
    def precision(self) -> float | None:
        """None when nothing was said to be of this kind."""
        return self.right / self.said if self.said else None

    @property
    def recall(self) -> float | None:
        """None when no text is of this kind."""
        return self.right / self.there if self.there else None


def labelled_texts(file: Path = FILE) -> tuple[Labelled, ...]:
    """The delivered set."""
    with file.open(encoding="utf-8", newline="") as rows:
        return tuple(Labelled(row["text"], Looks(row["kind"]), row["split"]) for row in csv.DictReader(rows))


def judge(texts: Iterable[Labelled], recogniser: Recogniser | None = None) -> list[Judged]:
    """Each text as the list sees it."""
    judging = recogniser or Recogniser()
    return [Judged(each, judging.recognise(each.text)) for each in texts]


def scores(judged: Iterable[Judged]) -> Iterator[Score]:
    """Split by split, kind by kind; `asked` counts complaint and denunciation as one: the sender was asked or not."""
    known = list(judged)
    for split in SPLITS:
        part = [each for each in known if each.labelled.split == split]
        for kind in (Looks.COMPLAINT, Looks.DENUNCIATION, Looks.NONE):
            yield _score(split, kind.value, part, {kind})
        yield _score(split, "asked", part, {Looks.COMPLAINT, Looks.DENUNCIATION})


def _score(split: str, name: str, part: list[Judged], kinds: set[Looks]) -> Score:
    said = [each for each in part if each.said.kind in kinds]
    right = sum(each.labelled.kind in kinds for each in said)
    return Score(split, name, right, len(said), sum(each.labelled.kind in kinds for each in part))
