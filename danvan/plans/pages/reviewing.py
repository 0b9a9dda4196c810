"""A plan under review as its page shows it: problems first, each piece beside the words it was read in."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.forms.boundfield import BoundField
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from danvan.plans.models import PlanDraft
from danvan.plans.models.choices import GroupCode, Recurrence
from danvan.plans.queries.unit_names import Meant, UnitNames
from danvan.plans.reading.pieces import GUESS, LIKELY, SURE, Problem, ReadGroup, ReadPlan, ReadTask, Value
from danvan.plans.reading.problems import SENTENCES

TASKS_ON_A_PAGE = 30
MOST_PROBLEMS = 100
MOST_UNITS_NAMED = 4
#: (kind of tag, icon, words) of each confidence.
CONFIDENCE: dict[str, tuple[str, str, Promise]] = {
    SURE: ("ok", "check", _("written so")),
    LIKELY: ("info", "eye", _("probably")),
    GUESS: ("soon", "alert", _("a guess, check it")),
}


@dataclass(frozen=True, slots=True)
class ShownValue:
    """One recognised value; `note` says what it means in the registry, `doubt` that something is wrong with it."""

    label: str
    words: str
    passage: str
    line: int
    tag: tuple[str, str, Promise]
    note: str = ""
    doubt: bool = False


@dataclass(frozen=True, slots=True)
class ShownTask:
    """place: (group, index). doubts: what a reviewer should look at."""

    group: int
    place: int
    task: ReadTask
    values: list[ShownValue]
    doubts: list[str]
    deep: int = 0

    @property
    def key(self) -> str:
        return f"{self.group}-{self.place}"


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """A group with its tasks on this page; `opens`: its first task is here, so its own buttons are too."""

    place: int
    group: ReadGroup
    code: str
    tasks: list[ShownTask]


@dataclass(frozen=True, slots=True)
class ShownProblem:
    sentence: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class ShownFact:
    bound: BoundField
    value: Value
    tag: tuple[str, str, Promise] | None


@dataclass(slots=True)
class ReviewPage:
    """Everything the page draws. doubtful: how many tasks have a doubt."""

    read: ReadPlan
    grave: list[ShownProblem]
    slight: list[ShownProblem]
    groups: list[ShownGroup]
    pages: "Page[Any]"
    tasks: int
    doubtful: int
    only_doubtful: bool
    facts: list[ShownFact] = field(default_factory=list)


def review_page(read: ReadPlan, names: UnitNames, *, number: str, only_doubtful: bool, at: str = "") -> ReviewPage:
    """The page `number` ("" is the first); at: "2-5" opens the page that holds this task instead."""
    shown = list(_tasks(read, names))
    doubtful = [task for task in shown if task.doubts]
    chosen = doubtful if only_doubtful else shown
    paginator = Paginator(chosen, TASKS_ON_A_PAGE)
    index = next((n for n, task in enumerate(chosen) if task.key == at), None)
    pages = paginator.get_page(number if index is None else index // TASKS_ON_A_PAGE + 1)
    problems = [_problem(problem) for problem in read.problems[:MOST_PROBLEMS]]
    grave = [one for one in problems if SENTENCES.get(one.problem.code, ("", True))[1]]
    return ReviewPage(
        read=read,
        grave=grave,
        slight=[one for one in problems if one not in grave],
        groups=list(_groups(read, list(pages.object_list), only_doubtful=only_doubtful)),
        pages=pages,
        tasks=len(shown),
        doubtful=len(doubtful),
        only_doubtful=only_doubtful,
    )


def shown_facts(read: ReadPlan, form: Any) -> dict[str, ShownFact]:
    """Each fact's field with where it was read."""
    found = {}
    for bound in form.visible_fields():
        value = read.facts.get(bound.name, Value())
        found[bound.name] = ShownFact(bound, value, CONFIDENCE.get(value.confidence) if value else None)
    return found


def address_of(draft: PlanDraft, group: int, place: int | None = None) -> str:
    """Where the piece stands on the page of the review."""
    key = f"{group}-{place}" if place is not None else f"{group}-0"
    return f"{draft.get_absolute_url()}?toi={key}#n-{key if place is not None else group}"


def _groups(read: ReadPlan, tasks: list[ShownTask], *, only_doubtful: bool) -> Iterator[ShownGroup]:
    first, last = (tasks[0].group, tasks[-1].group) if tasks else (0, len(read.groups) - 1)
    for place, group in enumerate(read.groups):
        here = [task for task in tasks if task.group == place]
        # A group without tasks stands between its neighbours.
        if here or (not group.tasks and not only_doubtful and first <= place <= last + 1):
            code = str(GroupCode(group.code).label) if group.code in GroupCode.values else ""
            yield ShownGroup(place, group, code, here)


def _tasks(read: ReadPlan, names: UnitNames) -> Iterator[ShownTask]:
    known: dict[str, Meant] = {}

    def meant(words: str) -> Meant:
        if words not in known:
            known[words] = names.meant(words)
        return known[words]

    for group, one in enumerate(read.groups):
        depths: dict[str, int] = {}
        parents = {task.parent for task in one.tasks}
        for place, task in enumerate(one.tasks):
            deep = depths.get(task.parent, -1) + 1 if task.parent else 0
            depths.setdefault(task.number, deep)
            lead, helping = meant(task.lead.value), [(value, meant(value.value)) for value in task.cooperating]
            doubts = _doubts(task, lead, helping, read, above=bool(task.number) and task.number in parents)
            yield ShownTask(group, place, task, _values(task, lead, helping), doubts, deep)


def _values(task: ReadTask, lead: Meant, helping: list[tuple[Value, Meant]]) -> list[ShownValue]:
    """Each value; its own passage only where the words of the whole task do not hold it."""
    return [
        replace(shown, passage="") if shown.passage in task.text else shown for shown in _shown(task, lead, helping)
    ]


def _shown(task: ReadTask, lead: Meant, helping: list[tuple[Value, Meant]]) -> list[ShownValue]:
    shown = [_value(gettext("Task of the plan"), task.title)]
    if task.lead:
        shown.append(_value(gettext("Lead unit"), task.lead, note=_meaning(lead), doubt=bool(lead.unknown)))
    shown += [
        _value(gettext("Cooperating unit"), value, note=_meaning(meant), doubt=bool(meant.unknown))
        for value, meant in helping
    ]
    if task.deliverable:
        shown.append(_value(gettext("Deliverable"), task.deliverable))
    if task.due:
        shown.append(_value(gettext("Due"), task.due, words=_day_words(task.due.value)))
    if task.recurrence:
        known = dict(Recurrence.choices)
        shown.append(_value(gettext("How often"), task.recurrence, words=str(known.get(task.recurrence.value, ""))))
    return shown


def _value(label: str, value: Value, *, words: str = "", note: str = "", doubt: bool = False) -> ShownValue:
    tag = CONFIDENCE.get(value.confidence, CONFIDENCE[GUESS])
    return ShownValue(label, words or value.value, value.passage, value.line, tag, note, doubt)


def _meaning(meant: Meant) -> str:
    """ "→ Sở Nội vụ", or how many units, or that none has the name."""
    if meant.unknown:
        return gettext("no unit of today has the name %(names)s") % {"names": "; ".join(meant.unknown)}
    if len(meant.units) > MOST_UNITS_NAMED:
        return gettext("means %(count)s units") % {"count": len(meant.units)}
    return gettext("in the registry: %(names)s") % {"names": "; ".join(unit.name for unit in meant.units)}


def _doubts(
    task: ReadTask, lead: Meant, helping: list[tuple[Value, Meant]], read: ReadPlan, *, above: bool
) -> list[str]:
    """above: other tasks stand below it, so that it need not have a lead of its own."""
    found = []
    if not task.title:
        found.append(gettext("It has no words."))
    if not task.lead and not above:
        found.append(gettext("Nobody leads it."))
    if lead.unknown or any(meant.unknown for _value, meant in helping):
        found.append(gettext("A unit is not in the registry."))
    if not task.due and not task.recurrence:
        found.append(gettext("It has neither a date nor a rhythm."))
    if _before_issue(task, read):
        found.append(gettext("It would be due before the plan was issued."))
    if any(value.confidence == GUESS for value in (task.title, task.lead, task.due, task.deliverable) if value):
        found.append(gettext("Something in it is a guess."))
    return found


def _before_issue(task: ReadTask, read: ReadPlan) -> bool:
    issued = read.fact("issued_on")
    return bool(issued and task.due.value and task.due.value < issued)


def _day_words(day: str) -> str:
    try:
        return date_format(date.fromisoformat(day), "SHORT_DATE_FORMAT")
    except ValueError:
        return day


def _problem(problem: Problem) -> ShownProblem:
    sentence, _grave = SENTENCES.get(problem.code, (problem.code, True))
    return ShownProblem(gettext(sentence), problem)
