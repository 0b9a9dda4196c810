"""From the tree of a plan to its purpose, groups and tasks: which headings hold groups, which are tasks themselves."""

from danvan.plans.reading.fields import read_task
from danvan.plans.reading.judging import (
    SECTION_MARKS,
    annex_title,
    are_tasks,
    code_of_group,
    has_parts,
    is_container,
    mostly_have_parts,
    name_units,
)
from danvan.plans.reading.keeping import LONGEST_TITLE, Kept, joined
from danvan.plans.reading.leads import named_lead
from danvan.plans.reading.letters import cut, one_line, trimmed
from danvan.plans.reading.marks import ANNEX, BULLET, DECIMAL, LETTER, PART, ROMAN, UPPER, WORD
from danvan.plans.reading.outline import Node, Text
from danvan.plans.reading.pieces import LIKELY, SURE, ReadGroup, Value, shortened
from danvan.plans.reading.prose import is_prose, prose_groups
from danvan.plans.reading.sections import BASES, ORGANISING, PURPOSE, REST, TASKS, holds_tasks, kind_of
from danvan.plans.reading.tasks import Tasks, folded, paragraphs_below, path, without_closing

_NAMES_A_SECTION = 60


class Harvest(Kept):
    """Walks the tree and puts each piece where it belongs."""

    __slots__ = ()

    def section(self, node: Node) -> None:
        """A piece with a heading, whatever it is for."""
        kind = kind_of(node.title)
        if node.mark.kind == ANNEX:
            self._annex(node)
        elif kind in {PURPOSE, BASES, REST}:
            self.keep({PURPOSE: self.purpose, BASES: self.bases, REST: self.rest}[kind], node)
        elif is_container(node, kind):
            self.texts(self.rest, node.lines)
            self.own_tables(node, node.title)
            for child in node.children:
                self.section(child)
        elif kind == ORGANISING or name_units(folded(node)[1]):
            self._organising(node, kind)
        else:
            self._tasks(node)

    def _annex(self, node: Node) -> None:
        below = [*(text.words for text in node.lines[1:3]), *(child.title for child in node.children[:1])]
        if not any(part.tables for part in node.walk()) and holds_tasks(" ".join([node.title, *below])):
            self._tasks(node)
            return
        for part in node.walk():
            self.texts(self.rest, part.lines)
            self.own_tables(part, annex_title(node))

    def _tasks(self, node: Node) -> None:
        """A section of tasks: its pieces are groups where they have pieces of their own, else tasks."""
        children = self._without_sections(folded(node)[1])
        heads = [child for child in children if has_parts(child)]
        if len(children) == 1 and heads and not node.tables and children[0].mark.kind in {*SECTION_MARKS, WORD}:
            self.texts(self.rest, folded(node)[0])
            self.section(children[0])
        elif heads and len(heads) * 2 >= len(children) and not are_tasks(heads):
            self._groups(node, children)
        else:
            self._group(node, children)

    def _groups(self, node: Node, children: list[Node]) -> None:
        self.texts(self.rest, folded(node)[0])
        self.own_tables(node, node.title)
        for child in children:
            below = folded(child)[1]
            if child.mark.kind in {UPPER, ROMAN, PART} and mostly_have_parts(below):
                self.section(child)
            else:
                self._group(child, self._without_sections(below))

    def _without_sections(self, children: list[Node]) -> list[Node]:
        """Leaves out aims, costs and the like that stand between tasks, after keeping them where they belong."""
        kept = []
        for child in children:
            kind = kind_of(child.title) if child.children or len(child.title) < _NAMES_A_SECTION else ""
            apart = kind in {PURPOSE, REST, BASES} and child.mark.kind not in {BULLET, LETTER}
            if apart or (kind == ORGANISING and child.children):
                self.section(child)
            else:
                kept.append(child)
        return kept

    def _group(self, node: Node, children: list[Node]) -> None:
        """One group; without marked pieces its paragraphs are the tasks, without those the heading itself."""
        tasks = Tasks(self.calendar)
        lines = self._without_closing(folded(node)[0])
        prefix = path("", node.mark, 1) if node.mark.kind == DECIMAL else ""
        if children:
            tasks.add_nodes(children, prefix)
        elif paragraphs_below(node):
            tasks.add_paragraphs(lines[1:], prefix)
            lines = lines[:1]
        elif (
            not node.tables
            and node.mark.kind
            and not (node.mark.kind in SECTION_MARKS and kind_of(node.title) == TASKS)
        ):
            tasks.add_nodes([Node(node.mark, lines)], "")
        self._finish(self._open(node, lines, "tasks"), tasks, node, children)

    def _organising(self, node: Node, kind: str) -> None:
        """Headings name units, and what stands below each is theirs."""
        tasks = Tasks(self.calendar)
        lines, children = folded(node)
        lines = self._without_closing(lines)
        children = self._without_sections(children)
        texts = [text for text in lines[1:] if is_prose(text.words)] if node.mark.kind and not children else []
        tasks.add_paragraphs(texts, "")
        headings = [line for at, child in enumerate(children, 1) for line in self._unit(tasks, child, at)]
        own = [text for text in lines if text not in texts]
        group = self._open(node, [*own, *headings], "organising" if kind == ORGANISING else "tasks")
        self._finish(group, tasks, node, children)

    def _unit(self, tasks: Tasks, child: Node, at: int) -> list[Text]:
        """Takes the tasks of one unit; gives the lines of its heading when that is no task itself."""
        unit, rest = named_lead(child.title)
        lines, below = folded(child)
        number = path("", child.mark, at)
        texts = [text for text in lines[1:] if is_prose(text.words)]
        if not unit or rest or not (below or texts):
            tasks.add_one(child, number)
            return []
        lead = Value(unit, shortened(one_line(lines[0].words)), child.line, SURE)
        if below:
            tasks.add_nodes(below, number, "", lead)
            return lines
        tasks.add_paragraphs(texts, number, "", lead)
        return [text for text in lines if text not in texts]

    def _without_closing(self, lines: list[Text]) -> list[Text]:
        lines, closing = without_closing(lines)
        self.texts(self.rest, closing)
        return lines

    def _open(self, node: Node, lines: list[Text], kind: str) -> ReadGroup:
        words = trimmed(node.title)
        title = Value(cut(words, LONGEST_TITLE), shortened(one_line(node.words)), node.line, SURE)
        if not words:
            title = Value(self.title.value, self.title.passage, self.title.line, LIKELY)
        number = path("", node.mark, 0) if node.mark.number else ""
        return ReadGroup(number, title, "", kind, joined("", [text.words for text in lines]), node.line)

    def _finish(self, group: ReadGroup, tasks: Tasks, node: Node, children: list[Node]) -> None:
        group.tasks += tasks.found
        self.problems += tasks.problems
        self.texts(self.rest, tasks.rest)
        if group.kind == "tasks":
            group.code = code_of_group(group)
        self.own_tables(node, node.title, group)
        self.tables(children, node.title, group)
        self.add(group)

    def prose(self, paragraphs: list[Text]) -> None:
        """Groups from running text."""
        for found in prose_groups(paragraphs):
            tasks = Tasks(self.calendar)
            for at, saying in enumerate(found.sayings, 1):
                source = [Text(saying.line, saying.source)]
                tasks.take(read_task(str(at), saying.words, source, self.calendar), "")
            first = found.sayings[0]
            title = Value(found.title, shortened(first.words), first.line, LIKELY)
            self.groups.append(ReadGroup("", title, found.code, line=first.line, tasks=tasks.found))
            self.problems += tasks.problems
