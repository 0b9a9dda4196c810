"""The columns of a table of tasks: what they are called when it goes out, and so when it comes in again."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from danvan.language import fold
from danvan.plans.reading.task_table import HEADINGS

LABELS: dict[str, Promise] = {
    "group_number": _("Group number"),
    "group": _("Task group"),
    "code": _("Of the seven groups"),
    "level": _("Level"),
    "number": _("Number"),
    "title": _("Task of the plan"),
    "lead": _("Lead unit"),
    "cooperating": _("Cooperating units"),
    "deliverable": _("Deliverable"),
    "starts": _("Begins"),
    "due": _("Due"),
    "recurrence": _("How often"),
    "weight": _("Weight"),
    "detail": _("What is to be done"),
}


def headings() -> dict[str, tuple[str, ...]]:
    """Field -> folded headings it is known by: those of our own file in both languages, then what offices write."""
    known: dict[str, list[str]] = {name: [] for name in LABELS}
    for language in ("vi", "en"):
        with override(language):
            for name, label in LABELS.items():
                known[name].append(fold(str(label)))
    return {name: (*words, *HEADINGS[name]) for name, words in known.items()}
