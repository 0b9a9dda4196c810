"""The judgement: what a text looks like, and which words led to it. It only leads to a question, never to a refusal."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from danvan.petitions.recognition.cues import CUES, NAMED, Cue
from danvan.petitions.recognition.matching import Match, Matcher

#: A kind is recognised when its reasons weigh this much together.
ENOUGH = 3
#: A negation stands directly before the cue, or with one or two small words between ("không phải là đơn khiếu nại").
_REACH = 2
#: Longer texts are judged by their beginning; no form takes more.
LONGEST = 20_000


class Looks(StrEnum):
    """What a text looks like."""

    NONE = "none"
    COMPLAINT = "complaint"
    DENUNCIATION = "denunciation"


@dataclass(frozen=True, slots=True)
class Found:
    """A cue that counted: the sender's words, the weight it gave, the code of its reason."""

    words: str
    weight: int
    why: str


@dataclass(frozen=True, slots=True)
class Recognition:
    """What the text looks like, and the cues that led to it, heaviest first; none when nothing was recognised."""

    kind: Looks
    cues: tuple[Found, ...] = ()

    @property
    def asks(self) -> bool:
        """The sender is asked about it."""
        return self.kind is not Looks.NONE


class Recogniser:
    """Judges texts by one list of cues."""

    def __init__(self, cues: Iterable[Cue] = CUES) -> None:
        self._matcher = Matcher(cues)

    def recognise(self, text: str) -> Recognition:
        """A denunciation before a complaint: whoever reports an offence must be protected even where he is wrong."""
        counted = _counted(self._matcher.matches(text[:LONGEST]))
        for kind in (Looks.DENUNCIATION, Looks.COMPLAINT):
            found = _heaviest_of_each_reason(counted, kind)
            if sum(each.weight for each in found) >= ENOUGH:
                return Recognition(kind, tuple(sorted(found, key=lambda each: -each.weight)))
        return Recognition(Looks.NONE)


_DELIVERED = Recogniser()


def recognise(text: str) -> Recognition:
    """The judgement by the delivered list."""
    return _DELIVERED.recognise(text)


def _counted(matches: list[Match]) -> list[Match]:
    """The cues left when neutral wordings, negations and loose use have taken theirs away."""
    covers = [match for match in matches if match.cue.kind == "neutral"]
    negations = [match for match in matches if match.cue.kind == "negation"]
    loose = {match.cue.kind.removeprefix("loose_") for match in matches if match.cue.kind.startswith("loose_")}
    return [
        match
        for match in matches
        if match.cue.weight
        and not (match.cue.why == NAMED and match.cue.kind in loose)
        and not any(cover.overlaps(match) for cover in covers)
        and not any(0 < match.first - negation.last <= 1 + _REACH for negation in negations)
    ]


def _heaviest_of_each_reason(matches: list[Match], kind: Looks) -> list[Found]:
    best: dict[str, Match] = {}
    for match in matches:
        known = best.get(match.cue.why)
        if match.cue.kind == kind.value and (known is None or match.cue.weight > known.cue.weight):
            best[match.cue.why] = match
    return [Found(match.typed, match.cue.weight, match.cue.why) for match in best.values()]
