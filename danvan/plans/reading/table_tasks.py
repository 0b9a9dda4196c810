"""Tasks from the rows of a table; rows that cover its whole width, or count in Roman numbers, open a group."""

import re
from dataclasses import dataclass, field

from danvan.legislation.reading.words import is_capitals
from danvan.plans.reading import columns as names
from danvan.plans.reading import labels
from danvan.plans.reading.columns import Columns, columns_of, is_heading_row
from danvan.plans.reading.days import Calendar
from danvan.plans.reading.fields import LONGEST_LEAD, LONGEST_RESULT, LONGEST_TITLE, Reading, first_sentence
from danvan.plans.reading.leads import cooperating_of, lead_of
from danvan.plans.reading.letters import capitalised, cut, one_line, plain, trimmed
from danvan.plans.reading.marks import BULLET, DECIMAL, LETTER, mark_of
from danvan.plans.reading.pieces import GUESS, LIKELY, SURE, Problem, ReadTask, Value, shortened
from danvan.plans.reading.tables import Row, Table
from danvan.plans.reading.tasks import free_number
from danvan.plans.reading.terms import term_of_field
from danvan.plans.reading.units import split_units

_DITTO = re.compile(r"^(?:nt|như trên|-?//-?|\"|”|''|như (?:mục|nhiệm vụ) trên)$")
_ROMAN = re.compile(r"^(?:[IVX]{1,5}|[A-HĐ])[.)]?$")
_NUMBER = re.compile(r"^(\d{1,3}(?:\.\d{1,3})*)[.)]?$")
_SMALL = re.compile(r"^([a-zđ])[.)]?$")
_FIELDS = (names.LEAD, names.COOPERATING, names.DUE, names.DELIVERABLE)


@dataclass(slots=True)
class TableGroup:
    """Tasks under one heading of the table. title "": those before the first."""

    number: str = ""
    title: str = ""
    line: int = 0
    text: list[str] = field(default_factory=list)
    tasks: list[Reading] = field(default_factory=list)


@dataclass(slots=True)
class _State:
    columns: Columns
    calendar: Calendar
    groups: list[TableGroup] = field(default_factory=lambda: [TableGroup()])
    before: dict[str, str] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    top: str = ""
    # Has a task "1" of its own been seen, with a lead or a date? Then "2" is one too, not the heading of "2.1".
    has_tops: bool = False

    @property
    def confidence(self) -> str:
        return GUESS if self.columns.guessed else SURE


def table_groups(table: Table, calendar: Calendar, known: Columns | None) -> tuple[list[TableGroup], Columns] | None:
    """The groups of a table of tasks and its columns; None for a table of something else.

    known: the columns of the table before it: a table without headings but as wide goes on with that one.
    """
    columns = columns_of(table, calendar)
    if known and table.width == known.width and (columns is None or columns.guessed):
        columns = Columns(known.at, 0, known.width, known.guessed)
    if columns is None:
        return None
    state = _State(columns, calendar)
    state.groups[0].text = [row.words for row in table.rows[: columns.first] if row.words]
    state.groups[0].line = table.rows[0].line
    for at, row in enumerate(table.rows[columns.first :], columns.first):
        _take(state, row, table.rows[at + 1] if at + 1 < len(table.rows) else None)
    return state.groups, columns


def _take(state: _State, row: Row, after: Row | None) -> None:
    if not row.words and not any(cell.words for cell in row.cells):
        return
    if is_heading_row(row, state.columns):
        state.groups[-1].text.append(row.words)
    elif (heading := _group_heading(state, row, after)) is not None:
        number, title = heading
        state.groups.append(TableGroup(number, title, row.line, [row.words]))
        state.used, state.top, state.before = set(), "", {}
    elif _goes_on(state, row):
        _lengthen(state, row)
    else:
        _open_column_group(state, row)
        reading = _task(state, row)
        state.has_tops = state.has_tops or (not reading.task.parent and "." not in reading.task.number)
        state.groups[-1].tasks.append(reading)


def _group_heading(state: _State, row: Row, after: Row | None) -> tuple[str, str] | None:
    """(number, title) where a row is the heading of a group."""
    columns = state.columns
    own = [cell for cell in row.cells if cell.words and not cell.goes_on]
    number = trimmed(columns.words(row, names.NUMBER)) if names.NUMBER in columns.at else ""
    filled = [name for name in _FIELDS if _own(columns, row, name)]
    if names.NUMBER not in columns.at:
        number = _parted(columns.words(row, names.TASK))[0]
    if len(own) == 1 and own[0].columns >= max(2, columns.width - 2):
        return _parted(own[0].words)
    if filled or not own or len(own) > 2:
        return None
    title = columns.words(row, names.TASK) or own[-1].words
    if _ROMAN.match(number):
        return number.strip(".)"), one_line(title)
    if not number and is_capitals(title):
        return _parted(title)
    if own[-1].columns >= max(2, columns.width - 2):
        return (number, one_line(title)) if not _parted(title)[0] else _parted(title)
    return (number, _parted(title)[1]) if _heads_others(state, number, after) else None


def _heads_others(state: _State, number: str, after: Row | None) -> bool:
    """A numbered row without any field, and below it "1.1", a letter or a dash that has them."""
    if after is None or not _NUMBER.match(number) or "." in number:
        return False
    if state.has_tops:
        return False
    below = trimmed(state.columns.words(after, names.NUMBER))
    if names.NUMBER not in state.columns.at:
        below = _parted(state.columns.words(after, names.TASK))[0]
    lower = (
        below.startswith(f"{number}.") or _SMALL.match(below) or (not below and _own(state.columns, after, names.TASK))
    )
    return bool(lower) and any(_own(state.columns, after, name) for name in _FIELDS)


def _parted(words: str) -> tuple[str, str]:
    line = one_line(words)
    mark = mark_of(line)
    if mark is None or mark.kind == BULLET or not mark.number:
        return "", line
    return mark.number, mark.rest or line


def _own(columns: Columns, row: Row, name: str) -> str:
    """What a row itself says in a column: not what a cell covering several rows repeats."""
    cell = row.of(columns.at[name]) if name in columns.at else None
    if cell is None or cell.goes_on or (cell.at != columns.at[name]):
        return ""
    return cell.words.strip()


def _goes_on(state: _State, row: Row) -> bool:
    """Is this more of the task above: its cell covers this row too, or the page ended in the middle of a row?"""
    columns = state.columns
    if not state.groups[-1].tasks:
        return False
    cell = row.of(columns.at[names.TASK])
    if cell is not None and cell.goes_on:
        return True
    return cell is None or not cell.words


def _lengthen(state: _State, row: Row) -> None:
    task = state.groups[-1].tasks[-1].task
    task.text = f"{task.text}\n{row.words}" if row.words else task.text
    for name in _FIELDS:
        words = one_line(_own(state.columns, row, name))
        if not words:
            continue
        if name == names.COOPERATING:
            task.cooperating += [
                Value(unit, shortened(words), row.line, state.confidence) for unit in split_units(words)
            ]
        elif name == names.DUE:
            _take_due(state, state.groups[-1].tasks[-1], words, row.line)
        else:
            value = task.lead if name == names.LEAD else task.deliverable
            most = LONGEST_LEAD if name == names.LEAD else LONGEST_RESULT
            value.value = cut(f"{value.value}; {words}" if value.value else words, most)
            value.passage, value.line = value.passage or shortened(words), value.line or row.line


def _open_column_group(state: _State, row: Row) -> None:
    """A column of its own names the group."""
    if title := one_line(_own(state.columns, row, names.GROUP)):
        number, words = _parted(title)
        state.groups.append(TableGroup(number, words, row.line, [title]))
        state.used, state.top = set(), ""


def _task(state: _State, row: Row) -> Reading:
    columns = state.columns
    words = columns.words(row, names.TASK)
    written = trimmed(columns.words(row, names.NUMBER)) if names.NUMBER in columns.at else ""
    number, title, parent = _numbered(state, written, words)
    task = ReadTask(number, parent=parent, text=row.words, line=row.line)
    title = trimmed(first_sentence(one_line(_first_point(title)))) or one_line(row.words)
    task.title = Value(cut(title, LONGEST_TITLE), shortened(one_line(words)), row.line, state.confidence)
    reading = Reading(task)
    if len(words.split("\n")) > 1 or len(words) > LONGEST_TITLE:
        task.title.confidence = max(task.title.confidence, LIKELY, key=(SURE, LIKELY, GUESS).index)
    _take_units(state, task, row, words)
    result = _said(state, row, names.DELIVERABLE)
    if result:
        value = trimmed(result[0].replace("\n", "; "))
        task.deliverable = Value(cut(value, LONGEST_RESULT), shortened(one_line(result[0])), row.line, result[1])
    if due := _said(state, row, names.DUE):
        _take_due(state, reading, due[0], row.line)
    return reading


def _first_point(words: str) -> str:
    """Of a cell with a heading and dashes below it the heading."""
    first, *others = words.split("\n")
    return first if first.strip() and any(mark_of(one_line(line)) for line in others) else words


def _numbered(state: _State, written: str, words: str) -> tuple[str, str, str]:
    """(path, title, path of the task above): "1.1" is below "1", "a" below the number before it."""
    title = words
    if not written and (mark := mark_of(one_line(words))) and mark.kind in {DECIMAL, LETTER, BULLET} and mark.rest:
        written, title = mark.number or "-", mark.rest
    parent = ""
    if match := _NUMBER.match(written):
        number = match.group(1)
        above = number.rpartition(".")[0]
        parent = above if above in state.used else ""
        state.top = number
    else:
        parent = state.top
        own = match.group(1) if (match := _SMALL.match(written)) else ""
        number = ".".join(part for part in (parent, own or _next(state, parent)) if part)
    number = free_number(state.used, number)
    state.used.add(number)
    return number, title, parent if parent in state.used else ""


def _next(state: _State, parent: str) -> str:
    count = 1
    while (f"{parent}.{count}" if parent else str(count)) in state.used:
        count += 1
    return str(count)


def _said(state: _State, row: Row, name: str) -> tuple[str, str] | None:
    """(the words of a field, how sure), "như trên" filled in from the row before; None where it is empty."""
    words = state.columns.words(row, name)
    if words and _DITTO.match(plain(trimmed(words)) or words):
        return (state.before[name], GUESS) if name in state.before else None
    if not trimmed(words):
        return None
    state.before[name] = words
    cell = row.of(state.columns.at[name])
    return words, LIKELY if cell is not None and cell.goes_on and not state.columns.guessed else state.confidence


def _take_units(state: _State, task: ReadTask, row: Row, words: str) -> None:
    if lead := _said(state, row, names.LEAD):
        said, quoted = lead[0], shortened(one_line(lead[0]))
        name, helping = _both(said, row.line)
        task.lead = Value(cut(name, LONGEST_LEAD), quoted, row.line, lead[1])
        task.cooperating += [Value(unit, quoted, row.line, lead[1]) for unit in helping]
    elif names.LEAD not in state.columns.at:
        task.lead = lead_of(words, row.line)
    if helpers := _said(state, row, names.COOPERATING):
        quoted = shortened(one_line(helpers[0]))
        task.cooperating += [Value(unit, quoted, row.line, helpers[1]) for unit in split_units(helpers[0])]


def _both(said: str, line: int) -> tuple[str, list[str]]:
    """(lead, helpers) of a cell that names both: "Chủ trì: …; phối hợp: …", "Sở A chủ trì, phối hợp với Sở B"."""
    fields = {field.name: field.value for field in labels.labelled(said)}
    if labels.LEAD in fields:
        return fields[labels.LEAD], split_units(fields.get(labels.COOPERATING, ""))
    if "chủ trì" in plain(said) and (lead := lead_of(said, line)):
        return lead.value, [unit.value for unit in cooperating_of(said, line)]
    return capitalised(trimmed(said.replace("\n", "; "))), []


def _take_due(state: _State, reading: Reading, words: str, line: int) -> None:
    term = term_of_field(words, line, state.calendar, confidence=state.confidence)
    task = reading.task
    if task.due and term.due and term.due.value != task.due.value:
        reading.problems.append(Problem("dates-differ", line, shortened(one_line(words))))
        first = min(task.due, term.due, key=lambda due: due.value)
        term.due = Value(first.value, first.passage, first.line, GUESS)
        task.due = term.due
    task.due = task.due or term.due
    task.recurrence = task.recurrence or term.recurrence
    reading.problems += term.problems
    if not term.due and not term.recurrence and not term.problems:
        reading.problems.append(Problem("due-unclear", line, shortened(one_line(words))))
        task.due = task.due or Value("", shortened(one_line(words)), line, GUESS)
