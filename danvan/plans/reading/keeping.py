"""Where the pieces of a plan are kept while it is read, and how the tables of tasks come among them."""

from dataclasses import dataclass, field

from danvan.plans.reading.columns import Columns
from danvan.plans.reading.days import Calendar
from danvan.plans.reading.fields import Reading
from danvan.plans.reading.judging import code_of_group
from danvan.plans.reading.letters import cut, trimmed
from danvan.plans.reading.outline import Node, Text
from danvan.plans.reading.pieces import LIKELY, SURE, Passage, Problem, ReadGroup, Value, shortened
from danvan.plans.reading.table_tasks import TableGroup, table_groups
from danvan.plans.reading.tables import Table
from danvan.plans.reading.tasks import free_number

LONGEST_TITLE = 900


@dataclass(slots=True)
class Kept:
    """What has been read so far. title: of the plan, for tasks that stand under no heading of their own.

    columns, table_title: of the last table of tasks; the next may be its continuation.
    """

    calendar: Calendar
    title: Value
    groups: list[ReadGroup] = field(default_factory=list)
    purpose: list[Passage] = field(default_factory=list)
    bases: list[Passage] = field(default_factory=list)
    rest: list[Passage] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    columns: Columns | None = None
    table_title: str = ""

    def keep(self, where: list[Passage], node: Node) -> None:
        """A whole piece with everything below it as passages."""
        for part in node.walk():
            self.texts(where, part.lines)
            for table in part.tables:
                where += row_passages(table)

    @staticmethod
    def texts(where: list[Passage], lines: list[Text]) -> None:
        where += [Passage(text.words, text.line) for text in lines]

    def add(self, group: ReadGroup) -> None:
        """A group; one without any task is only text."""
        if group in self.groups:
            return
        if group.tasks:
            self.groups.append(group)
        elif group.text:
            self.rest.append(Passage(group.text, group.line))

    def tables(self, nodes: list[Node], title: str, group: ReadGroup | None = None) -> None:
        """The tables of these pieces and of all below them."""
        for node in nodes:
            for part in node.walk():
                self.own_tables(part, title, group)

    def own_tables(self, node: Node, title: str, group: ReadGroup | None = None) -> None:
        for table in node.tables:
            self.table(table, title, group)

    def table(self, table: Table, title: str, group: ReadGroup | None = None) -> None:
        """The groups of a table; tasks above its first heading go to `group`, or make one named `title`."""
        found = table_groups(table, self.calendar, self.columns)
        if found is None:
            self.rest += row_passages(table)
            return
        parts, columns = found
        follows = self.columns is not None and columns.at == self.columns.at and self.table_title == title
        if columns.guessed and not follows:
            self.problems.append(Problem("table-no-header", table.rows[0].line, shortened(table.rows[0].words)))
        self.columns, self.table_title = columns, title
        into = group or (self.groups[-1] if follows and self.groups else None)
        for at, part in enumerate(parts):
            if at == 0 and not part.tasks:
                self.rest += [Passage(words, part.line) for words in part.text]
            else:
                self._part(part, title, into if at == 0 else None)

    def _part(self, part: TableGroup, title: str, into: ReadGroup | None) -> None:
        group = into
        if group is None:
            words = trimmed(part.title or title)
            named = Value(cut(words or self.title.value, LONGEST_TITLE), shortened(words), part.line)
            named.confidence = SURE if part.title else LIKELY
            group = ReadGroup(part.number, named, line=part.line)
            self.groups.append(group)
        group.text = joined(group.text, part.text)
        self._put(group, part.tasks)
        group.code = group.code or code_of_group(group)

    def _put(self, group: ReadGroup, readings: list[Reading]) -> None:
        known = {task.number for task in group.tasks}
        for reading in readings:
            reading.task.number = free_number(known, reading.task.number)
            known.add(reading.task.number)
            group.tasks.append(reading.task)
            self.problems += reading.problems


def joined(text: str, more: list[str]) -> str:
    """Lines put under a text."""
    return "\n".join([*([text] if text else []), *more])


def row_passages(table: Table) -> list[Passage]:
    """The rows of a table, cells apart by bars."""
    return [Passage(row.words, row.line) for row in table.rows if row.words]
