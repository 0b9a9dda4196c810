"""One task from the lines that speak of it: what is to be done, who leads, who helps, the result, by when."""

import re
from dataclasses import dataclass, field

from danvan.plans.reading import labels
from danvan.plans.reading.days import Calendar
from danvan.plans.reading.leads import cooperating_of, lead_of, named_lead
from danvan.plans.reading.letters import CAPITALS, capitalised, cut, one_line, plain, trimmed
from danvan.plans.reading.outline import Text
from danvan.plans.reading.pieces import GUESS, LIKELY, SURE, Problem, ReadTask, Value, shortened
from danvan.plans.reading.terms import Term, term_of_field, term_of_text
from danvan.plans.reading.units import split_units

LONGEST_TITLE = 400
LONGEST_RESULT = 480
LONGEST_LEAD = 280
_SENTENCE = re.compile(rf"(?<=[^\W\d_A-Z][^\W\d_])\.\s+(?=[{CAPITALS}“])|(?<=[)”\d])\.\s+(?=[{CAPITALS}“])")


@dataclass(slots=True)
class Reading:
    """A task and what is doubtful about it."""

    task: ReadTask
    problems: list[Problem] = field(default_factory=list)


def first_sentence(words: str) -> str:
    """Up to the first full stop that ends a sentence."""
    match = _SENTENCE.search(words[: LONGEST_TITLE * 3])
    return words[: match.start() + 1] if match else words


def read_task(number: str, title: str, lines: list[Text], calendar: Calendar, lead: Value | None = None) -> Reading:
    """title: the words after the number. lines: all lines of the task. lead: of the heading it stands under."""
    words = "\n".join(text.words for text in lines)
    line = lines[0].line if lines else 0
    found = labels.labelled(words)
    task = ReadTask(number=number, text=words, line=line)
    result = Reading(task)
    for one in found:
        _take_field(result, one, words[one.start : one.end], line + words.count("\n", 0, one.start), calendar)
    rest = _without(words, found)
    task.title = _title(title, line)
    _from_sentences(result, title, rest, line, calendar)
    _take_heading(task, lead)
    return result


def _take_field(result: Reading, one: labels.Labelled, passage: str, line: int, calendar: Calendar) -> None:
    task, quoted = result.task, shortened(one_line(passage))
    if one.name == labels.LEAD and not task.lead:
        task.lead = Value(cut(one.value, LONGEST_LEAD), quoted, line)
        inner = lead_of(one.value, line)
        if inner and "chủ trì" in plain(one.value):
            task.lead = Value(inner.value, quoted, line)
            task.cooperating += cooperating_of(one.value, line)
    elif one.name == labels.COOPERATING:
        task.cooperating += [Value(unit, quoted, line) for unit in split_units(one.value)]
    elif one.name == labels.DELIVERABLE and not task.deliverable:
        task.deliverable = Value(cut(one.value, LONGEST_RESULT), quoted, line)
    elif one.name == labels.DUE:
        _take_term(result, term_of_field(one.value, line, calendar), one.value, line)


def _take_term(result: Reading, term: Term, words: str, line: int) -> None:
    task = result.task
    if task.due and term.due and task.due.value != term.due.value:
        result.problems.append(Problem("dates-differ", line, shortened(one_line(words))))
        first = min(task.due, term.due, key=lambda due: due.value)
        task.due = Value(first.value, first.passage, first.line, GUESS)
    task.due = task.due or term.due
    task.recurrence = task.recurrence or term.recurrence
    result.problems += term.problems
    if words and not term.due and not term.recurrence and not term.problems:
        result.problems.append(Problem("due-unclear", line, shortened(one_line(words))))
        task.due = task.due or Value("", shortened(one_line(words)), line, GUESS)


def _from_sentences(result: Reading, title: str, rest: str, line: int, calendar: Calendar) -> None:
    """What no field says."""
    task = result.task
    if not task.lead:
        task.lead = lead_of(title, line) or lead_of(rest, line)
        task.lead.value = cut(task.lead.value, LONGEST_LEAD)
    if not task.cooperating:
        task.cooperating = [unit for unit in cooperating_of(rest, line) if unit.value != task.lead.value]
    if not task.due.passage:
        term = term_of_text(rest, line, calendar)
        task.due = term.due
        task.recurrence = task.recurrence or term.recurrence
        result.problems += term.problems
    elif not task.recurrence and not task.due:
        task.recurrence = term_of_text(rest, line, calendar).recurrence


def _take_heading(task: ReadTask, lead: Value | None) -> None:
    """Below the heading "Sở Nội vụ" its name leads, unless the task itself names who is in charge."""
    if lead and (not task.lead or task.lead.confidence == GUESS):
        task.lead = Value(lead.value, lead.passage, lead.line, LIKELY)


def _title(words: str, line: int) -> Value:
    """The first sentence, without its fields and without the unit it begins with."""
    bare = _without(words, labels.labelled(words)) if ":" in words else words
    sentence = trimmed(first_sentence(one_line(bare))) or trimmed(one_line(words))
    unit, what = named_lead(sentence)
    confidence = SURE
    if unit and what and ":" in sentence[: len(sentence) - len(what)]:
        sentence, confidence = capitalised(trimmed(what)), LIKELY
    if len(sentence) > LONGEST_TITLE:
        confidence = LIKELY
    return Value(cut(capitalised(sentence), LONGEST_TITLE), shortened(one_line(words)), line, confidence)


def _without(words: str, found: list[labels.Labelled]) -> str:
    for one in reversed(found):
        words = f"{words[: one.start]}\n{words[one.end :]}"
    return re.sub(r"\(\s*\)", "", words)
