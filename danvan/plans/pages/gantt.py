"""The Gantt chart of one level of a plan: a drawing for the eye, and the table behind it for everyone."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from danvan.plans.models import Plan, Task, TaskDependency
from danvan.plans.pages import strips
from danvan.plans.pages.standing import tags_of
from danvan.plans.pages.strips import Axis
from danvan.plans.queries import tree

WIDE, LABELS, HEAD, HIGH = 1080, 330, 26, 30
_TIME = WIDE - LABELS
_LONGEST_LABEL = 44


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its number in the drawing, the task, what it waits for."""

    number: int
    task: Task
    tags: str
    needs: Sequence[Task]

    @property
    def lead(self) -> str:
        return self.task.unit.name if self.task.unit else self.task.lead_text


def gantt_page(plan: Plan, *, asked: Any, on: date) -> dict[str, Any]:
    """Context: the tasks directly below `?mo=`, else the first level of the plan, a page at a time."""
    opened = tree.opened(plan, asked.get("mo", ""))
    page = tree.page_number(asked.get("trang", ""))
    found = tree.branch(opened.task or opened.group, page=page) if opened else tree.first_level(plan, page=page)
    needs = _needs(found.tasks)
    start = (page - 1) * tree.PAGE_SIZE
    lines = [
        Line(number, task, tags_of(task, on=on), needs[task.pk])
        for number, task in enumerate(found.tasks, start=start + 1)
    ]
    return {
        "plan": plan,
        "opened": opened,
        "groups": tree.groups_of(plan),
        "lines": lines,
        "drawing": draw(lines, strips.axis_of(plan), on=on),
        "page": page,
        "next_page": found.next_page,
        "today": on,
    }


def draw(lines: Sequence[Line], axis: Axis, *, on: date) -> SafeString:
    """Months, a bar a row, today, and an arrow from each task to those of this page that wait for it."""
    high = HEAD + HIGH * len(lines) + 6
    months = format_html_join(
        "",
        '<path class="g-grid" d="M{0} 0V{1}"/><text x="{0}" y="16" dx="5">{2}</text>',
        ((_x(place), high, words) for place, words in axis.marks),
    )
    rows = format_html_join("", "{}", ((_row(line, at, axis, on),) for at, line in enumerate(lines)))
    now = format_html('<path class="g-now" d="M{0} {1}V{2}"/>', _x(axis.at(on)), HEAD - 6, high)
    return format_html(
        '<svg viewBox="0 0 {} {}" aria-hidden="true"><g class="gantt-in">{}{}{}{}</g></svg>',
        WIDE,
        high,
        months,
        rows,
        _arrows(lines, axis),
        now if axis.has(on) else "",
    )


def _row(line: Line, at: int, axis: Axis, on: date) -> SafeString:
    y = HEAD + at * HIGH
    label = Truncator(f"{line.number}. {line.task}").chars(_LONGEST_LABEL)
    return format_html(
        '<text class="g-label" x="0" y="{}">{}</text><svg x="{}" y="{}" width="{}" height="22">{}</svg>',
        y + 19,
        label,
        LABELS,
        y + 4,
        _TIME,
        strips.bars(line.task, axis, on=on),
    )


def _arrows(lines: Sequence[Line], axis: Axis) -> SafeString:
    places = {line.task.pk: (at, strips.span_of(line.task)) for at, line in enumerate(lines)}
    pairs = []
    for line in lines:
        at, span = places[line.task.pk]
        for needed in line.needs:
            from_at, from_span = places.get(needed.pk, (0, None))
            if span and from_span and needed.pk in places:
                pairs.append((_x(axis.at(from_span[1])), _y(from_at), _x(axis.at(span[0])), _y(at)))
    arrow = '<path class="g-arrow" d="M{0} {1}H{4}V{3}H{2}"/><path class="g-tip" d="M{2} {3}l-6 -4v8z"/>'
    return format_html_join("", arrow, ((x1, y1, x2, y2, round(x1 + 8, 1)) for x1, y1, x2, y2 in pairs))


def _x(place: float) -> float:
    return round(LABELS + _TIME * place / 100, 1)


def _y(at: int) -> int:
    return HEAD + at * HIGH + 15


def _needs(tasks: Sequence[Task]) -> dict[int, list[Task]]:
    """What each of them waits for, done or not; one query."""
    found: dict[int, list[Task]] = defaultdict(list)
    rows = TaskDependency.objects.filter(task__in=[task.pk for task in tasks]).select_related("needs")
    for row in rows.defer(*(f"needs__{name}" for name in tree.UNSHOWN)).order_by("task_id", "needs__path"):
        found[row.task_id].append(row.needs)
    return found
