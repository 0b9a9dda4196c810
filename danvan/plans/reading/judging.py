"""What a piece of the tree is by what stands below it: a group, a task with parts, the heading of a unit."""

import re

from danvan.plans.reading.cues import code_of
from danvan.plans.reading.leads import named_lead
from danvan.plans.reading.letters import one_line, plain
from danvan.plans.reading.marks import ANNEX, HEADING, PART, ROMAN, UPPER, WORD
from danvan.plans.reading.outline import Node
from danvan.plans.reading.pieces import ReadGroup
from danvan.plans.reading.sections import BASES, ORGANISING, PURPOSE, kind_of
from danvan.plans.reading.tasks import folded, paragraphs_below

SECTION_MARKS = {PART, UPPER, ROMAN, HEADING, ANNEX}
_ANNEX_NUMBER = re.compile(r"^phụ lục\s*(?:số\s*)?(?:[ivx]{1,5}\b|\d{1,2}\b)?\s*[.:–-]*\s*", re.IGNORECASE)
_BARE_ANNEX = 25
_LOOKED_AT = 40


def has_parts(node: Node) -> bool:
    """Has it marked pieces of its own, a table, or paragraphs below a short heading?"""
    return bool(folded(node)[1] or node.tables or paragraphs_below(node))


def mostly_have_parts(nodes: list[Node]) -> bool:
    return bool(nodes) and sum(map(has_parts, nodes)) * 2 >= len(nodes)


def are_tasks(heads: list[Node]) -> bool:
    """Pieces that name who does them, or are called tasks, are tasks with parts and no groups."""
    named = sum(1 for node in heads if len(folded(node)[0]) > len(node.lines) or all(named_lead(node.title)))
    called = sum(1 for node in heads if node.mark.kind == WORD and plain(node.lines[0].words).startswith("nhiệm vụ"))
    return max(named, called) * 2 > len(heads)


def name_units(children: list[Node]) -> bool:
    """Do most of these headings name units?"""
    named = sum(1 for child in children if named_lead(child.title)[0])
    return len(children) > 1 and named * 3 >= len(children) * 2


def is_container(node: Node, kind: str) -> bool:
    """Does the heading only hold sections ("Phần thứ hai", "B. PHƯƠNG HƯỚNG" with I, II, III below)?"""
    if kind == ORGANISING:
        return False
    sections = [child for child in node.children if child.mark.kind in SECTION_MARKS]
    if sections and len(sections) * 2 >= len(node.children):
        return True
    known = any(kind_of(child.title) in {PURPOSE, ORGANISING, BASES} for child in node.children)
    return known and node.mark.kind in {PART, HEADING}


def annex_title(node: Node) -> str:
    """ "DANH MỤC NHIỆM VỤ" of an annex whose first line is only "Phụ lục I"."""
    headings = [child.title for child in node.children if child.mark.kind == HEADING]
    if headings:
        return headings[0]
    below = [text.words for text in node.lines[1:] if not text.words.startswith("(")]
    if below and len(node.title) < _BARE_ANNEX:
        return one_line(" ".join(below))
    return _ANNEX_NUMBER.sub("", node.title) or node.title


def code_of_group(group: ReadGroup) -> str:
    """By its heading; by most of its tasks where the heading does not tell."""
    if code := code_of(group.title.value):
        return code
    codes = [code_of(task.title.value) for task in group.tasks[:_LOOKED_AT]]
    likely = max(sorted(set(codes)), key=codes.count, default="")
    return likely if codes.count(likely) * 2 > len(codes) else ""
