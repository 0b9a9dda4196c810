"""Who leads and who helps, from sentences: "Giao Sở Nội vụ chủ trì, phối hợp với …", "(Sở Tài chính)"."""

import re

from danvan.plans.reading.letters import capitalised, one_line, plain, trimmed
from danvan.plans.reading.pieces import GUESS, LIKELY, SURE, Value, shortened
from danvan.plans.reading.units import begins_with_unit, is_unit_list, split_units, unit_at_start

_GIVEN = re.compile(
    r"(?:^|(?<=[.;:,(-])\s*|(?<=\n)\s*)(?:giao cho|giao|phân công|đề nghị|yêu cầu|kiến nghị)\s+(?:cho\s+)?"
)
_LEADS = re.compile(r"(?<![^\W\d_])chủ trì(?![^\W\d_])(?!\s*(?:cuộc họp|hội nghị|buổi|phiên))")
_FILLERS = re.compile(
    r"(?:\s|,|\(|(?:là|làm)\s+(?:cơ quan|đơn vị|đầu mối)|có trách nhiệm|có nhiệm vụ|chịu trách nhiệm|được giao|"
    r"được phân công|"
    r"là đầu mối|cơ quan|đơn vị)*$"
)
_CLAUSE = re.compile(r".*(?:[.;:(]\s|[;(\n]|^)", re.DOTALL)
_BY = re.compile(r"(?<![^\W\d_])do\s+(?=\S)")
_BY_WHAT = re.compile(r"^\s*(?:chủ trì|thực hiện|phụ trách|tham mưu|đảm nhiệm|tổ chức|chịu trách nhiệm|làm đầu mối)")
_WITH = re.compile(r"(?<![^\W\d_])phối hợp\s+(?:chặt chẽ\s+|thường xuyên\s+|đồng bộ\s+)?(?:với|cùng với|cùng)\s+")
_THEN_TERM = re.compile(r"[,;]\s*(?:trong\s+|trước\s+)?(?:quý|tháng|năm|ngày|\d)", re.IGNORECASE)
_BRACKETS = re.compile(r"\(([^()]{4,250})\)")
#: What introduces the unit that a heading names ("Trách nhiệm của Sở Nội vụ", "Đối với các sở").
_INTRODUCED = re.compile(
    r"^(?:giao cho|giao|đề nghị|yêu cầu|kiến nghị|trách nhiệm của|trách nhiệm|nhiệm vụ của|đối với|"
    r"phân công)\s+(?:cho\s+)?"
)
_LONGEST = 4_000
_BEFORE = 250
_PLAIN_VERB = re.compile(r"^\s+[^\W\d_]")


def named_lead(words: str) -> tuple[str, str]:
    """(the units a heading or sentence begins with, what follows them); ("", words) where it begins otherwise.

    "Giao Sở Nội vụ: theo dõi" gives ("Sở Nội vụ", "theo dõi").
    """
    start = _INTRODUCED.match(plain(words))
    bare = words[start.end() :] if start else words
    unit = unit_at_start(bare)
    if not unit:
        return "", words
    after = bare[bare.find(unit) + len(unit) :] if unit in bare else one_line(bare)[len(unit) :]
    return unit, after.strip(" .;:,-–\n")


def lead_of(words: str, line: int) -> Value:
    """The lead of a task, from its own sentences; an empty value where none is named."""
    words = words[:_LONGEST]
    compared = plain(words)
    for reading in (_before_leads, _given, _by, _at_start, _in_brackets):
        if found := reading(words, compared):
            name, passage, confidence = found
            return Value(capitalised(name), shortened(one_line(passage)), line, confidence)
    return Value()


def cooperating_of(words: str, line: int) -> list[Value]:
    """The units a task is done together with."""
    words = words[:_LONGEST]
    found: list[Value] = []
    for match in _WITH.finditer(plain(words)):
        units = unit_at_start(words[match.end() :])
        passage = shortened(one_line(words[match.start() : match.end() + len(units)]))
        found += [Value(unit, passage, line, LIKELY) for unit in split_units(units) if units]
    return list({unit.value: unit for unit in found}.values())


def _before_leads(words: str, compared: str) -> tuple[str, str, str] | None:
    """The units right before "chủ trì"."""
    for match in _LEADS.finditer(compared):
        begin = max(0, match.start() - _BEFORE)
        before = compared[begin : match.start()]
        filler = _FILLERS.search(before)
        end = begin + (filler.start() if filler else len(before))
        clause = _CLAUSE.match(before[: end - begin])
        start = begin + (clause.end() if clause else 0)
        for at in _word_starts(compared, start, end):
            # The name must reach up to the verb.
            if unit_at_start(words[at:end]) and len(trimmed(words[at:end])) == len(unit_at_start(words[at:end])):
                return unit_at_start(words[at:end]), words[at : match.end()], SURE
    return None


def _word_starts(compared: str, start: int, end: int) -> list[int]:
    """Beginnings of words from `start` on, at most forty."""
    places = [start, *(start + found.end() for found in re.finditer(r"\s+", compared[start:end]))]
    return places[:40]


def _given(words: str, compared: str) -> tuple[str, str, str] | None:
    for match in _GIVEN.finditer(compared):
        if unit := unit_at_start(words[match.end() :]):
            sure = SURE if "giao" in match.group() else LIKELY
            return unit, words[match.start() : match.end() + len(unit)], sure
    return None


def _by(words: str, compared: str) -> tuple[str, str, str] | None:
    for match in _BY.finditer(compared):
        unit = unit_at_start(words[match.end() :])
        rest = compared[match.end() + len(unit) : match.end() + len(unit) + 30]
        if unit and _BY_WHAT.match(rest):
            return unit, words[match.start() : match.end() + len(unit) + 15], LIKELY
    return None


def _at_start(words: str, compared: str) -> tuple[str, str, str] | None:
    if not begins_with_unit(words):
        return None
    unit = unit_at_start(words)
    rest = one_line(words)[len(unit) :]
    if not unit or not (_PLAIN_VERB.match(rest) or rest.lstrip().startswith((":", "("))):
        return None
    return unit, unit, LIKELY


def _in_brackets(words: str, compared: str) -> tuple[str, str, str] | None:
    for match in reversed(list(_BRACKETS.finditer(words))):
        unit = unit_at_start(match.group(1))
        if is_unit_list(match.group(1)):
            return trimmed(match.group(1)), match.group(), GUESS
        if unit and (term := _THEN_TERM.search(unit)):
            return trimmed(unit[: term.start()]), match.group(), GUESS
    return None
