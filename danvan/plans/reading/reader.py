"""A whole plan read: facts, bases, purpose, groups with their tasks, problems."""

import re

from danvan.legislation.reading.lines import placed_lines
from danvan.legislation.reading.losses import lost_letters
from danvan.legislation.reading.marks import attached_at
from danvan.legislation.reading.placed import PlacedLine
from danvan.plans.reading.assembling import assembled
from danvan.plans.reading.facts import attached_facts, calendar_of, introduces, letterhead_at, read_facts
from danvan.plans.reading.harvest import Harvest
from danvan.plans.reading.keeping import row_passages
from danvan.plans.reading.letters import one_line, plain
from danvan.plans.reading.marks import DECIMAL, HEADING, WORD
from danvan.plans.reading.outline import Node, Text, gaps, outlined, unbroken
from danvan.plans.reading.parting import OPENS, body_at, closing_at, first_line, table_after
from danvan.plans.reading.pieces import LIKELY, Passage, Problem, ReadPlan, Value, shortened
from danvan.plans.reading.running import read_running
from danvan.plans.reading.sections import kind_of
from danvan.plans.reading.tables import Table

_BASE = re.compile(
    r"^(?:- )?(?:Căn cứ|Theo đề nghị|Theo Tờ trình|Xét |Trên cơ sở|Thực hiện (?:Luật|Nghị|Chỉ thị|Kế hoạch|Quyết|"
    r"Kết luận|Chương|Công văn|Thông báo|Quy|các|ý kiến|sự|Hướng|Đề án|Văn bản))"
)
_COUNT = re.compile(
    r"(?<!\d)(\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s+nhóm\s+(?:nhiệm vụ|nội dung|giải pháp|công việc|vấn đề)"
)
_WORDS = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
_HEADING_WITHIN = 80


def read_plan(content: bytes) -> ReadPlan:
    """What the file says. Raises a refusal of `danvan.legislation.reading.refusals` for one that cannot be read."""
    source, lines = placed_lines(content)
    found = read_placed(lines)
    found.source = source
    return found


def read_placed(lines: list[PlacedLine]) -> ReadPlan:
    """The plan in these lines."""
    written = unbroken([line.text for line in lines])
    words = [one_line(line) for line in written]
    start = letterhead_at(words)
    body = body_at(words, start)
    facts, problems = read_facts(written, start, body)
    tail, more = closing_at(words, body)
    if more < len(words) and attached_at(words, more):
        # A decision: the plan itself, with its title, stands below the signature.
        body = body_at(words, more + 1)
        attached_facts(facts, words, more, body)
        tail, more = closing_at(words, body)
    losses = [Problem(problem.code, problem.line, problem.passage) for problem in lost_letters(words)]
    plan = ReadPlan(lines=len(lines), facts=facts, problems=[*losses, *problems])
    harvest = Harvest(calendar_of(facts), facts.get("title", Value()))
    pieces, harvest.rest = assembled(lines, harvest.calendar)
    _place(plan, harvest, pieces, (body, tail, more))
    _finish(plan, harvest, words)
    return plan


def _place(plan: ReadPlan, harvest: Harvest, pieces: list[Text | Table], places: tuple[int, int, int]) -> None:
    """Every piece where it belongs: head, body, closing block, annexes. places: the index of each but the first."""
    body, tail, more = places
    table = table_after(pieces, tail)
    more = more if table is None else min(more, table)
    lines = [(first_line(piece) - 1, piece) for piece in pieces]
    head = [piece for at, piece in lines if at < body]
    middle = [piece for at, piece in lines if body <= at < tail or at >= max(more, body)]
    for at, piece in lines:
        if max(body, tail) <= at < more:
            harvest.rest += _passages(piece)
    texts = _read_head(plan, harvest, head)
    root = outlined(middle)
    harvest.problems += gaps(root)
    _read_body(harvest, root)
    if harvest.groups:
        harvest.texts(harvest.rest, texts)
    else:
        read_running(plan, harvest, texts)


def _passages(piece: Text | Table) -> list[Passage]:
    return row_passages(piece) if isinstance(piece, Table) else [Passage(piece.words, piece.line)]


def _read_head(plan: ReadPlan, harvest: Harvest, head: list[Text | Table]) -> list[Text]:
    """Takes bases and the sentence that leads to the plan; gives the other lines."""
    title = plan.facts.get("title", Value())
    texts = []
    for piece in head:
        if isinstance(piece, Table):
            harvest.table(piece, "")
            continue
        is_title = piece.words in title.passage
        if _BASE.match(piece.words) and not is_title:
            harvest.bases.append(Passage(piece.words, piece.line))
        else:
            texts.append(piece)
        if introduces(piece.words) and not is_title and piece.line > title.line and "abstract" not in plan.facts:
            plan.facts["abstract"] = Value(piece.words, shortened(piece.words), piece.line, LIKELY)
    return texts


def _read_body(harvest: Harvest, root: Node) -> None:
    sections = [child for child in root.children if child.mark.kind in {*OPENS, HEADING} - {WORD}]
    numbered = [child for child in root.children if child.mark.kind == DECIMAL and len(child.title) < _HEADING_WITHIN]
    if root.children and not sections and sum(1 for child in numbered if kind_of(child.title)) < 2:
        harvest.section(root)
        return
    harvest.texts(harvest.rest, root.lines)
    harvest.own_tables(root, "")
    for child in root.children:
        harvest.section(child)


def _finish(plan: ReadPlan, harvest: Harvest, words: list[str]) -> None:
    plan.groups, plan.purpose, plan.bases = harvest.groups, harvest.purpose, harvest.bases
    plan.rest = sorted(harvest.rest, key=lambda passage: passage.line)
    plan.problems += sorted(harvest.problems, key=lambda problem: problem.line)
    if not plan.task_count:
        plan.problems.append(Problem("no-groups"))
    elif not any(task.lead for task in plan.tasks()):
        plan.problems.append(Problem("no-lead"))
    _check_count(plan, words)


def _check_count(plan: ReadPlan, words: list[str]) -> None:
    """ "… 7 nhóm nhiệm vụ": as many groups should have been found."""
    count = next((match for line in words if (match := _COUNT.search(plain(line)))), None)
    found = sum(1 for group in plan.groups if group.kind == "tasks")
    if count and plan.groups:
        told = _WORDS.get(count.group(1)) or int(count.group(1))
        if told != found:
            plan.problems.append(Problem("groups-count", 0, f"{count.group()} → {found}"))
