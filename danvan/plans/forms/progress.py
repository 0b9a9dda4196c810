"""What a unit reports about its task, and what whoever gave the task says to it."""

from typing import Any, ClassVar

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from danvan.attachments.forms import AttachmentsMixin
from danvan.attachments.kinds import FROM_STAFF, Accepts
from danvan.plans.actions.report_progress import WHOLE, Progress
from danvan.plans.forms.lines import LineField, TextField
from danvan.plans.models import Task
from danvan.plans.queries.evidence import measure_choices
from danvan.plans.queries.finishing import open_parts
from danvan.ui.selects import PlainSelect

LONGEST = 4_000
_NUMBER = _("Write a whole number from 0 to 100.")


_WEB_ADDRESS = URLValidator(
    schemes=["http", "https"], message=_("Write a whole address that begins with https:// or http://.")
)


class ReportForm(AttachmentsMixin):
    """How far, what was done, what proves it. A task with parts has no percentage of its own.

    `falls` is drawn only where the figure lies below the last one (`asks_fall`), `finish` only once all parts are done.
    """

    accepts: ClassVar[Accepts] = FROM_STAFF

    percent = forms.IntegerField(
        label=_("Progress in per cent"),
        min_value=0,
        max_value=WHOLE,
        widget=forms.NumberInput(attrs={"min": 0, "max": WHOLE, "step": 1, "inputmode": "numeric"}),
        error_messages={"invalid": _NUMBER, "min_value": _NUMBER, "max_value": _NUMBER},
    )
    falls = forms.BooleanField(label=_("Yes, progress falls; why stands in “What was done”"), required=False)
    finish = forms.BooleanField(
        label=_("The task is finished"),
        help_text=_("All its parts are done. Whoever gave the task confirms it."),
        required=False,
    )
    note = TextField(
        label=_("What was done"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Facts and figures; what is still missing, by when."),
    )
    # Nothing but a page of the web can be opened by who checks.
    link = LineField(
        label=_("Link to the evidence"),
        max_length=500,
        required=False,
        validators=[_WEB_ADDRESS],
        help_text=_("A page or document that others can open."),
        widget=forms.URLInput(attrs={"placeholder": "https://"}),
    )
    measure = forms.ChoiceField(
        label=_("A measure as evidence"),
        required=False,
        widget=PlainSelect,
        help_text=_("Its figure of today is kept with the report."),
    )

    def __init__(self, *args: Any, task: Task, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.task = task
        self.asks_fall = False
        chosen: Any = self.fields["measure"]
        chosen.choices = [("", _("None")), *measure_choices()]
        self.fields["attachments"].label = _("Evidence: photos and files")
        if task.parts:
            del self.fields["percent"], self.fields["falls"]
            if open_parts(task):
                del self.fields["finish"]
        else:
            del self.fields["finish"]
            self.fields["percent"].help_text = _percent_hint(task)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        percent = data.get("percent")
        if percent is not None and percent < self.task.percent:
            self.asks_fall = True
            if not data.get("falls"):
                words = gettext("Progress falls from %(before)s to %(after)s per cent: tick if that is right.")
                self.add_error("falls", words % {"before": self.task.percent, "after": percent})
        proved = self.staged or data.get("link") or data.get("measure")
        if percent == WHOLE and not proved and not self.errors:
            self.add_error("attachments", gettext("100 per cent needs evidence: a file, a link or a measure."))
        return data

    @property
    def progress(self) -> Progress:
        """The valid form as the action takes it."""
        data = self.cleaned_data
        percent = WHOLE if data.get("finish") else data.get("percent")
        return Progress(percent, data["note"], data["link"], data["measure"], bool(data.get("falls")))


class RemarkForm(forms.Form):
    """What is missing, or why it is opened again."""

    remark = TextField(max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 5}))

    def __init__(self, data: Any = None, *, label: str, hint: str) -> None:
        super().__init__(data)
        self.fields["remark"].label, self.fields["remark"].help_text = label, hint


def _percent_hint(task: Task) -> str:
    if not task.percent:
        return gettext("100 means finished: it needs evidence and is confirmed by whoever gave the task.")
    return gettext("Last reported: %(percent)s. 100 means finished: it needs evidence and is confirmed.") % {
        "percent": task.percent
    }
