"""A file of tasks: each row becomes a task of the draft, or says what is wrong with it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from danvan.language import fold, normalise, normalise_line
from danvan.plans.bringing import GroupLine, TaskLine
from danvan.plans.forms.keeping_plan import EARLIEST, LATEST
from danvan.plans.forms.task_columns import headings
from danvan.plans.forms.unit_names import lines_of, unknown_words
from danvan.plans.models import Plan, Task
from danvan.plans.models.choices import GroupCode, Recurrence
from danvan.plans.models.task import DEEPEST, HEAVIEST
from danvan.plans.queries.unit_names import Meant, UnitNames
from danvan.plans.reading.figure_table import LARGEST, FigureRow, TableRefused
from danvan.plans.reading.task_table import read_tasks

MOST_SAID = 20
_LONGEST = {"number": 40, "title": 1000, "lead": 300, "deliverable": 500, "group": 1000, "group_number": 30}
_REFUSED: dict[str, str | Promise] = {
    "too-large": _("The file is larger than %(megabytes)s MB. Send it in parts."),
    "not-a-table": _("This is no CSV and no XLSX file, or it is damaged. Save it anew and choose it again."),
    "encoding": _("The letters of this file cannot be read. Save it as CSV UTF-8 or as XLSX."),
    "empty": _("The file is empty. Download the tasks of the plan to see its columns."),
    "too-many-rows": _("The file has more than 5,000 rows. Send it in parts."),
    "columns": _("The column “Task” is missing. Download the tasks of the plan to see its columns."),
}
NO_GROUP = "–"


class TaskFileForm(forms.Form):
    """After cleaning, `cleaned_data["file"]` holds groups with their tasks; every row is right, or none is taken."""

    file = forms.FileField(
        label=_("Table of tasks"),
        help_text=_(
            "CSV or XLSX with the columns of the file that the plan gives out. Only the task is needed; a task that "
            "stands already is brought up to date, none is removed."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
        error_messages={"required": _("Choose a file."), "empty": _("The file is empty.")},
    )

    def __init__(self, *args: Any, plan: Plan, names: UnitNames, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.plan, self.names = plan, names

    def clean_file(self) -> list[GroupLine]:
        file = self.cleaned_data["file"]
        try:
            if file.size > LARGEST:
                raise TableRefused("too-large")
            rows = read_tasks(file.read(), headings())
        except TableRefused as refused:
            words = str(_REFUSED[refused.code]) % {"megabytes": LARGEST // 1024**2}
            raise forms.ValidationError(words, code=refused.code) from None
        kept = Task.objects.of(self.plan).exclude(lead_text="").values_list("lead_text", flat=True)
        taken = TakenTable(self.names, frozenset(kept))
        for row in rows:
            taken.take(row)
        if taken.errors:
            more = len(taken.errors) - MOST_SAID
            said = [gettext("%(count)s more rows are wrong.") % {"count": more}] if more > 0 else []
            raise forms.ValidationError([*taken.errors[:MOST_SAID], *said])
        if not taken.groups:
            raise forms.ValidationError(gettext("The file has no line below its headings."))
        return taken.groups


class _Wrong(ValueError):
    pass


class TakenTable:
    """Rows one after another: a row without a group belongs to the one before, a deeper level to the task above."""

    def __init__(self, names: UnitNames, kept: frozenset[str] = frozenset()) -> None:
        self.errors: list[str] = []
        self.groups: list[GroupLine] = []
        self._names, self._kept = names, kept
        self._by_key: dict[tuple[str, str], GroupLine] = {}
        self._above: list[TaskLine] = []
        self._last: GroupLine | None = None
        self._recurrences = _choices(Recurrence.choices)
        self._codes = _choices(GroupCode.choices)

    def take(self, row: FigureRow) -> None:
        """One more row; what is wrong with it is kept in `errors`."""
        try:
            group, line, level = self._group(row), self._task(row), self._level(row)
        except _Wrong as wrong:
            self.errors.append(gettext("Row %(row)s: %(problem)s") % {"row": row.line, "problem": wrong})
            return
        (group.tasks if level == 1 else self._above[level - 2].below).append(line)
        self._above = [*self._above[: level - 1], line]

    def _group(self, row: FigureRow) -> GroupLine:
        number, title = _line(row, "group_number"), _line(row, "group")
        if not number and not title and self._last is not None:
            return self._last
        key = (fold(number), fold(title or NO_GROUP))
        if key not in self._by_key:
            code = _chosen(self._codes, row.text("code"))
            self._by_key[key] = GroupLine(number=number, title=title or NO_GROUP, code=code)
            self.groups.append(self._by_key[key])
        if self._by_key[key] is not self._last:
            self._last, self._above = self._by_key[key], []
        return self._last

    def _level(self, row: FigureRow) -> int:
        text = row.text("level") or "1"
        if not text.isascii() or not text.isdigit() or not 1 <= int(text[:3]) <= DEEPEST:
            raise _Wrong(gettext("The level is a whole number from 1 to %(most)s.") % {"most": DEEPEST})
        level = int(text)
        if level > len(self._above) + 1:
            raise _Wrong(gettext("Level %(level)s has no task above it.") % {"level": level})
        return level

    def _task(self, row: FigureRow) -> TaskLine:
        title = _line(row, "title")
        if not title:
            raise _Wrong(gettext("The task has no words."))
        lead_words, starts, due = _line(row, "lead"), _day(row, "starts"), _day(row, "due")
        if starts and due and due < starts:
            raise _Wrong(gettext("The due date lies before the first day."))
        lead, helping = self._units(row, lead_words)
        return TaskLine(
            title=title,
            number=_line(row, "number"),
            detail=normalise(row.text("detail"))[:20_000],
            deliverable=_line(row, "deliverable"),
            lead_text="" if lead.one and not lead.unknown else lead_words,
            unit=lead.one,
            cooperating=tuple(unit for unit in helping.units if unit != lead.one),
            starts_on=starts,
            due_on=due,
            recurrence=self._recurrence(row),
            weight=_weight(row),
        )

    def _units(self, row: FigureRow, lead_words: str) -> tuple[Meant, Meant]:
        """Lead and cooperating units; words for the lead that the plan has already need no unit."""
        lead = self._names.meant(lead_words)
        helping = self._names.meant_by_all(lines_of(row.text("cooperating")[:8000]))
        unknown = [*([] if lead_words in self._kept else lead.unknown), *helping.unknown]
        if unknown:
            raise _Wrong(unknown_words(unknown))
        return lead, helping

    def _recurrence(self, row: FigureRow) -> str:
        text = row.text("recurrence")
        if fold(text) not in {"", *self._recurrences}:
            raise _Wrong(gettext("“%(words)s” is no rhythm of the list.") % {"words": text[:60]})
        return _chosen(self._recurrences, text)


def _choices(choices: Sequence[tuple[str, Any]]) -> dict[str, str]:
    """Value and label in both languages, folded -> value."""
    found = {fold(value): value for value, _label in choices}
    for language in ("vi", "en"):
        with override(language):
            found |= {fold(str(label)): value for value, label in choices}
    return found


def _chosen(known: dict[str, str], text: str) -> str:
    return known.get(fold(text), "")


def _line(row: FigureRow, name: str) -> str:
    words = normalise_line(row.text(name))
    if len(words) > _LONGEST[name]:
        raise _Wrong(gettext("A cell is longer than %(count)s letters. Shorten it.") % {"count": _LONGEST[name]})
    return words


def _day(row: FigureRow, name: str) -> date | None:
    if not row.text(name):
        return None
    day = row.day(name)
    if day is None or not EARLIEST <= day <= LATEST:
        words = {"words": row.text(name)[:30]}
        raise _Wrong(gettext("“%(words)s” is no day. Write it like 15/12/2026, or leave it empty.") % words)
    return day


def _weight(row: FigureRow) -> int:
    text = row.text("weight") or "1"
    if not text.isascii() or not text.isdigit() or int(text[:9]) > HEAVIEST:
        raise _Wrong(gettext("The weight is a whole number from 0 to %(most)s.") % {"most": HEAVIEST})
    return int(text)
