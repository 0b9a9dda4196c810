"""The form of one typed figure with its source and evidence."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from danvan.attachments.forms import AttachmentsMixin
from danvan.attachments.kinds import FROM_STAFF
from danvan.organisations.models import Unit
from danvan.organisations.queries import handling_units
from danvan.plans.actions.enter_figure import TypedFigure
from danvan.plans.forms.figure_field import FigureField
from danvan.plans.forms.lines import LineField, TextField, day_input
from danvan.plans.models import Indicator, IndicatorValue
from danvan.plans.queries.periods import FigurePeriod, named, to_choose
from danvan.plans.queries.web_links import is_web_link
from danvan.ui.selects import PlainSelect


class FigureForm(AttachmentsMixin):
    """Period, figure, source, date, evidence. `period`: the one to begin with; `before`: what counts for it now."""

    accepts = FROM_STAFF

    period = forms.ChoiceField(label=_("Period"))
    unit = forms.ModelChoiceField(
        queryset=Unit.objects.none(),
        label=_("For"),
        required=False,
        empty_label=_("the whole city"),
        widget=PlainSelect,
    )
    value = FigureField(
        label=pgettext_lazy("indicator", "Figure"),
        help_text=_("Decimals with a comma, thousands with a point: 1.234,5."),
    )
    source = LineField(
        label=_("Source"), max_length=300, help_text=_("Which report or count, of whom, with its number.")
    )
    dated_on = forms.DateField(label=_("Date of the source"), widget=day_input())
    link = forms.CharField(
        label=_("Link to the evidence"),
        max_length=500,
        required=False,
        help_text=_("A page that shows the figure; or add a file below. One of the two is needed."),
        widget=forms.URLInput(attrs={"placeholder": "https://"}),
    )
    note = TextField(label=_("Note"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(
        self,
        data: Any = None,
        files: Any = None,
        *,
        indicator: Indicator,
        on: date,
        period: FigurePeriod | None = None,
        before: IndicatorValue | None = None,
    ) -> None:
        initial: dict[str, Any] = {"period": period.key if period else None}
        if before is not None:
            initial |= {name: getattr(before, name) for name in ("value", "source", "dated_on", "link", "note")}
        super().__init__(data, files, initial=initial)
        self.indicator, self.on = indicator, on
        choices = list(to_choose(indicator, on))
        if period is not None and period not in choices:
            choices.append(period)
        chosen: Any = self.fields["period"]
        chosen.choices = [(one.key, one.words) for one in choices]
        self.fields["unit"].queryset = handling_units(on)  # type: ignore[attr-defined]  # a ModelChoiceField
        self.fields["attachments"].label = _("Evidence as a file")

    def clean_link(self) -> str:
        link: str = self.cleaned_data["link"].strip()
        if link and not is_web_link(link):
            raise forms.ValidationError(gettext("Write a whole address that begins with https:// or http://."))
        return link

    def clean_period(self) -> FigurePeriod:
        found = named(self.indicator.period, self.cleaned_data["period"])
        if found is None:
            raise forms.ValidationError(gettext("Choose a period from the list."))
        return found

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        period, day = data.get("period"), data.get("dated_on")
        if period and day and not period.first <= day <= self.on:
            self.add_error("dated_on", gettext("The date lies before the period begins or after today."))
        without = "link" in data and not data["link"] and not self.staged
        # The same form sent twice: its file belongs to the first figure already.
        if without and not self.errors and not self._counts_already(data):
            self.add_error("link", gettext("Evidence is missing: write a link here, or add a file below."))
        return data

    def _counts_already(self, data: dict[str, Any]) -> bool:
        same = self.indicator.values.filter(period_to=data["period"].last, unit=data["unit"])
        row = same.order_by("-at", "-pk").first()
        return row is not None and all(
            getattr(row, name) == data[name] for name in ("value", "source", "dated_on", "link", "note")
        )

    @property
    def figure(self) -> TypedFigure:
        """The valid form as the action takes it."""
        data = self.cleaned_data
        period: FigurePeriod = data["period"]
        words = {name: data[name] for name in ("value", "source", "dated_on", "unit", "link", "note")}
        return TypedFigure(period_from=period.first, period_to=period.last, **words)
