"""The form of an indicator: of a plan, or of the board of people's livelihood."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from danvan.measures.registry import all_measures
from danvan.organisations.models import Unit
from danvan.organisations.queries import handling_units
from danvan.plans.forms.figure_field import FigureField
from danvan.plans.forms.lines import LineField, TextField, day_input
from danvan.plans.models import Indicator, Plan, TaskGroup
from danvan.plans.models.choices import Better, IndicatorPeriod, LivelihoodField
from danvan.plans.queries.indicator_facts import IndicatorFacts, beyond_share, wrong_side
from danvan.plans.rules.people import LEADERS, coordinates, units
from danvan.ui.selects import PlainSelect


class IndicatorForm(forms.Form):
    """With a plan: its group and a measure to choose. Without: the field of the board, and always typed."""

    group = forms.ModelChoiceField(
        queryset=TaskGroup.objects.none(), label=_("Task group"), required=False, empty_label=_("The plan as a whole")
    )
    field = forms.ChoiceField(label=_("Field"), choices=LivelihoodField)
    title = LineField(label=_("Indicator"), max_length=300, help_text=_("What is measured, in a few words."))
    measure = forms.ChoiceField(
        label=_("Where the figure comes from"),
        required=False,
        widget=PlainSelect,
        help_text=_(
            "A measure is computed from the work recorded here; nobody types it. What each counts stands below."
        ),
    )
    definition = TextField(
        label=_("What is counted"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What is counted, over what, by which day; so that two people come to the same figure."),
    )
    unit_word = LineField(
        label=_("Unit of the figure"), max_length=40, required=False, help_text=_("For example %, households, places.")
    )
    better = forms.ChoiceField(label=_("Direction"), choices=Better)
    period = forms.ChoiceField(label=_("Period"), choices=IndicatorPeriod, initial=IndicatorPeriod.QUARTER)
    baseline = FigureField(label=_("Baseline"), required=False, help_text=_("Where it stood at the beginning: 12,5."))
    baseline_on = forms.DateField(label=_("Baseline of"), required=False, widget=day_input())
    target = FigureField(label=_("Target"), required=False)
    target_on = forms.DateField(label=_("Target by"), required=False, widget=day_input())
    owner = forms.ModelChoiceField(
        queryset=Unit.objects.none(),
        label=_("Unit that keeps it"),
        empty_label=_("Choose a unit"),
        widget=PlainSelect,
        help_text=_("It enters the figures, or answers for the work that the measure counts."),
    )

    def __init__(
        self, data: Any = None, *, actor: Any, on: date, plan: Plan | None, row: Indicator | None = None
    ) -> None:
        names = [name for name in self.base_fields if name != "group"]
        initial = {name: getattr(row, name) for name in names} if row else {}
        if row is not None:
            initial |= {"group": row.group_id, "owner": row.owner_id}
        elif plan is not None:
            initial["owner"] = plan.owner_id
        super().__init__(data, initial=initial)
        self.plan, self.row = plan, row
        owner: Any = self.fields["owner"]
        owner.queryset = self._owners(actor, on)
        if plan is None:
            del self.fields["group"], self.fields["measure"]
            return
        del self.fields["field"]
        group: Any = self.fields["group"]
        group.queryset = plan.groups.all()
        self.fields["measure"].choices = self._measures()  # type: ignore[attr-defined]  # a ChoiceField

    def _owners(self, actor: Any, on: date) -> Any:
        """A plan's keeper names any unit; on the board a head names his own."""
        free = self.plan is not None or coordinates(actor, on)
        known = handling_units(on)
        return known if free else known.filter(pk__in=units(actor, on, LEADERS))

    def _measures(self) -> list[tuple[str, Any]]:
        known = [(measure.key, measure.label) for measure in all_measures()]
        gone = self.row.measure if self.row else ""
        if gone and gone not in dict(known):
            known.append((gone, gone))
        return [("", _("typed by the unit that keeps it, with source and evidence")), *known]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        baseline, target = data.get("baseline"), data.get("target")
        if wrong_side(baseline, target, data.get("better", "")):
            self.add_error(
                "target", gettext("The target lies behind the baseline for this direction. Correct one of the three.")
            )
        if beyond_share(target, data.get("measure", "")):
            self.add_error("target", gettext("This measure is a share: at most 100 can be reached."))
        first, last = data.get("baseline_on"), data.get("target_on")
        if first and last and last <= first:
            self.add_error("target_on", gettext("The day of the target lies before that of the baseline."))
        return data

    @property
    def facts(self) -> IndicatorFacts:
        """The valid form as the actions take it."""
        mark = self.row.illustration if self.row else False
        return IndicatorFacts(plan=self.plan, illustration=mark, **self.cleaned_data)
