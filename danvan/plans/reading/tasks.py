"""Tasks from the tree of a plan: each marked piece is one, what is nested in it stands below it."""

from dataclasses import dataclass, field

from danvan.plans.reading.days import Calendar
from danvan.plans.reading.fields import Reading, read_task
from danvan.plans.reading.labels import is_field_line
from danvan.plans.reading.leads import named_lead
from danvan.plans.reading.letters import one_line, plain, trimmed
from danvan.plans.reading.marks import BULLET, DECIMAL, WORD, Mark, order
from danvan.plans.reading.outline import Node, Text
from danvan.plans.reading.pieces import LIKELY, SURE, Problem, ReadTask, Value, shortened
from danvan.plans.reading.sections import CLOSING

_PARAGRAPH = 40
_HEADING = 140
#: A number inside a group is at most this long, as the database keeps it.
LONGEST_NUMBER = 40


@dataclass(slots=True)
class Tasks:
    """Tasks of one group in the order of the file. numbers: those given away already."""

    calendar: Calendar
    found: list[ReadTask] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    rest: list[Text] = field(default_factory=list)
    numbers: set[str] = field(default_factory=set)

    def take(self, reading: Reading, parent: str) -> str:
        """Keep a task under its number, or the next free one; gives that."""
        task = reading.task
        number = task.number[: LONGEST_NUMBER - 4]
        if number in self.numbers:
            self.problems.append(Problem("number-twice", task.line, shortened(one_line(task.text))))
            number = free_number(self.numbers, number)
        task.number, task.parent = number, parent
        self.numbers.add(number)
        self.found.append(task)
        self.problems += reading.problems
        return number

    def add_one(self, node: Node, number: str, lead: Value | None = None) -> None:
        """One piece as a task of that number, with everything below it."""
        self._add_node(node, number, "", lead)

    def add_nodes(self, nodes: list[Node], prefix: str, parent: str = "", lead: Value | None = None) -> None:
        """Each of these pieces as a task, with everything below it."""
        for at, node in enumerate(nodes, 1):
            self._add_node(node, path(prefix, node.mark, at), parent, lead)

    def _add_node(self, node: Node, number: str, parent: str, lead: Value | None) -> None:
        lines, children = folded(node)
        lines, closing = without_closing(lines)
        self.rest += closing
        reading = read_task(number, node.title, lines, self.calendar, lead)
        number = self.take(reading, parent)
        below = lead_below(node, reading.task.lead, lead)
        self.add_nodes(children, number, number, below)

    def add_paragraphs(self, paragraphs: list[Text], prefix: str, parent: str = "", lead: Value | None = None) -> None:
        """Unmarked paragraphs, one task each."""
        paragraphs, closing = without_closing(paragraphs)
        self.rest += closing
        for at, text in enumerate(_with_fields(paragraphs), 1):
            number = f"{prefix}.{at}" if prefix else str(at)
            self.take(read_task(number, text[0].words, text, self.calendar, lead), parent)


def _with_fields(paragraphs: list[Text]) -> list[list[Text]]:
    """Each paragraph together with the lines of fields that follow it."""
    found: list[list[Text]] = []
    for text in paragraphs:
        if found and is_field_line(text.words):
            found[-1].append(text)
        else:
            found.append([text])
    return found


def lead_below(node: Node, own: Value, given: Value | None) -> Value | None:
    """Whose task is what stands below: of the unit in the heading, else of whoever leads above."""
    unit, rest = named_lead(node.title)
    if unit and not rest:
        return own or given
    return given if not own or own.confidence not in {SURE, LIKELY} else Value(own.value, own.passage, own.line, LIKELY)


def folded(node: Node) -> tuple[list[Text], list[Node]]:
    """(the lines of a piece with those of its fields, the real pieces below it): "- Đơn vị chủ trì: …" is no task."""
    lines, children = list(node.lines), []
    others = any(child.lines and is_field_line(child.lines[0].words) for child in node.children)
    open_field = bool(lines) and lines[-1].words.rstrip().endswith(":") and is_field_line(lines[-1].words)
    for child in node.children:
        is_field = is_field_line(child.lines[0].words, others=others) if child.lines else False
        if is_field or (open_field and child.mark.kind == BULLET):
            lines += [text for part in child.walk() for text in part.lines]
            open_field = lines[-1].words.rstrip().endswith(":")
        else:
            children.append(child)
            open_field = False
    return lines, children


def paragraphs_below(node: Node) -> list[Text]:
    """Unmarked paragraphs under a short heading: its tasks, when it has no marked ones."""
    if (
        len(node.title) > _HEADING
        or trimmed(node.title) != node.title.strip(" :.")
        or node.title.rstrip().endswith(";")
    ):
        return []
    return [text for text in node.lines[1:] if len(text.words) >= _PARAGRAPH and not is_field_line(text.words)]


def without_closing(lines: list[Text]) -> tuple[list[Text], list[Text]]:
    """(lines, those from "Trên đây là Kế hoạch …" on): the closing words of a plan are no part of its last task."""
    for at, text in enumerate(lines):
        if at and CLOSING.match(plain(text.words)):
            return lines[:at], lines[at:]
    return lines, []


def path(prefix: str, mark: Mark, at: int) -> str:
    """The number of a piece inside its group: "1.a" for "a)" below "1"; "1.1" keeps its own."""
    if mark.kind == DECIMAL and mark.depth > 1:
        return mark.number
    own = mark.number or str(at)
    if mark.kind == WORD:
        own = str(order(own) or own)
    return f"{prefix}.{own}" if prefix else own


def free_number(known: set[str], number: str) -> str:
    """The number itself, or with "-2", "-3" behind it where it is taken."""
    at, free = 2, number
    while free in known:
        free, at = f"{number}-{at}", at + 1
    return free
