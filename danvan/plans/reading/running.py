"""Plans told in running text: which of its paragraphs speak of tasks, and which only announce them."""

import re

from danvan.plans.reading.harvest import Harvest
from danvan.plans.reading.letters import CAPITALS, plain
from danvan.plans.reading.marks import BULLET, LETTER, mark_of
from danvan.plans.reading.outline import Text, outlined
from danvan.plans.reading.pieces import Passage, ReadPlan
from danvan.plans.reading.prose import is_prose

_SENTENCES = re.compile(rf"(?<=[.:…])\s+(?=[{CAPITALS}“(])")
_ANNOUNCES = re.compile(
    r"(?:kế hoạch|chương trình|chỉ thị|thành phố|ubnd)[^.;]{0,60}"
    r"(?:xác định|đề ra|nêu rõ|gồm|tập trung|đặt ra|yêu cầu)[^.;]{0,40}(?:nhiệm vụ|nội dung|giải pháp)[^.;]{0,40}[.:]?$"
)
_FEWEST = 3


def read_running(plan: ReadPlan, harvest: Harvest, texts: list[Text]) -> None:
    """The tasks of a text without numbers: its dashes where it has some, else its sentences."""
    told = plan.facts["number"].line if "number" in plan.facts and "abstract" in plan.facts else 0
    marked = [text for text in texts if text.line > told and _has_dash(text)]
    if len(marked) >= _FEWEST:
        harvest.texts(harvest.rest, [text for text in texts if text not in marked])
        harvest.section(outlined([*marked]))
        return
    paragraphs = []
    for text in texts:
        after = _after_number(plan, harvest, text) if text.line == told else text
        if after.line < told or not is_prose(after.words) or after.words.isupper():
            harvest.texts(harvest.rest, [after] if after.words else [])
        else:
            paragraphs += _without_announcement(harvest, after)
    harvest.prose(paragraphs)


def _has_dash(text: Text) -> bool:
    mark = mark_of(text.words, text.bullet)
    return mark is not None and mark.kind in {BULLET, LETTER}


def _after_number(plan: ReadPlan, harvest: Harvest, text: Text) -> Text:
    """What a report says after the sentence that names the number of the plan."""
    sentences = _SENTENCES.split(text.words)
    number = plan.facts["number"].value
    at = next((at for at, sentence in enumerate(sentences) if number in sentence), len(sentences) - 1)
    harvest.rest.append(Passage(" ".join(sentences[: at + 1]), text.line))
    return Text(text.line, " ".join(sentences[at + 1 :]))


def _without_announcement(harvest: Harvest, text: Text) -> list[Text]:
    """ "… kế hoạch xác định 7 nhóm nhiệm vụ trọng tâm." announces the tasks and is none."""
    sentences = _SENTENCES.split(text.words)
    told = [sentence for sentence in sentences if _ANNOUNCES.search(plain(sentence))]
    harvest.rest += [Passage(sentence, text.line) for sentence in told]
    rest = " ".join(sentence for sentence in sentences if sentence not in told)
    return [Text(text.line, rest)] if rest else []
