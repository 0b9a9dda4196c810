"""How the steps of an area are spoken of on their clocks."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class StageWords:
    """start: what happened on the first day; done: what happened when the clock stopped."""

    start: Promise
    done: Promise


DEFAULT = StageWords(start=_("Received"), done=_("Done"))
_STAGES: dict[str, StageWords] = {
    "settle": StageWords(start=_("Received"), done=_("Answered")),
    "intake": StageWords(start=_("Received"), done=_("Taken in")),
}


def register_stage(stage: str, words: StageWords) -> None:
    """Give a step its words; called from an area's `AppConfig.ready`."""
    _STAGES[stage] = words


def words_of(stage: str) -> StageWords:
    """The words of a step; "settle.2" speaks like "settle"."""
    return _STAGES.get(stage) or _STAGES.get(stage.partition(".")[0]) or DEFAULT
