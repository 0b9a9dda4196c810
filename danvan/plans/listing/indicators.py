"""The list of indicators: by plan, group, field, keeper, kind and standing."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.db.models import Q
from django.http import HttpRequest, HttpResponseBase
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from danvan.organisations.models import Unit
from danvan.plans.models import Indicator, Plan
from danvan.plans.models.choices import GroupCode, LivelihoodField
from danvan.plans.pages.indicator_words import STATES, ShownStanding, shown, unit_word
from danvan.plans.queries.standing import in_state, standings, with_missing
from danvan.plans.rules.people import WORKERS, units
from danvan.ui.lists import Column, Filter, ListSpec, SavedView, exporting
from danvan.ui.selects import PlainSelect

NAME = "chi-tieu"
VIEWS = (
    SavedView(_("All"), ""),
    SavedView(_("Kept by us"), "ours=on"),
    SavedView(_("Figure missing"), "missing=on"),
    SavedView(_("Target not met"), "state=not_met"),
    SavedView(_("Livelihood board"), "place=board"),
)


class Standings:
    """What rows shown together say, worked out at once."""

    def __init__(self, on: date) -> None:
        self.on = on
        self._known: dict[int, ShownStanding] = {}

    def of(self, row: Indicator) -> ShownStanding:
        if row.pk not in self._known:
            together = getattr(row, "read_together", [row])
            self._known |= {one.indicator.pk: one for one in shown(standings(together, on=self.on), on=self.on)}
        return self._known[row.pk]


@dataclass(frozen=True, slots=True)
class Together:
    """Rows for a file, read at once so that their figures are worked out together."""

    rows: Sequence[Any]

    def __getitem__(self, cut: slice) -> "Together":
        return Together(self.rows[cut])

    def iterator(self, chunk_size: int = 0) -> Iterator[Any]:
        return iter(self.rows)


def indicator_list(actor: Any, *, on: date) -> ListSpec:
    """The list as a page."""
    return ListSpec(
        name=NAME,
        caption=_("Indicators"),
        columns=_columns(Standings(on)),
        filters=_filters(actor, on),
        order_words=_("by plan and task group"),
        empty_title=_("No indicator yet"),
        empty_text=_("Add one for the livelihood board here, or for a plan from the page of the plan."),
        row_class=lambda row: "late" if row.missing else "",
    )


def indicator_file(request: HttpRequest, rows: Any, kind: str, *, on: date) -> HttpResponseBase:
    """The filtered rows as a file."""
    spec = indicator_list(request.user, on=on)
    found = list(spec.rows(rows, request)[: exporting.MOST_ROWS["xlsx"]])
    columns = [*spec.columns, Column("unit", _("Unit of the figure"), unit_word)]
    return exporting.answer(NAME, columns, Together(found), kind)  # type: ignore[arg-type]  # rows read before


def _columns(known: Standings) -> tuple[Column, ...]:
    def said(words: Callable[[ShownStanding], Any]) -> Callable[[Indicator], Any]:
        return lambda row: words(known.of(row))

    return (
        Column("title", _("Indicator"), _title, sort="title", export=lambda row: row.title),
        Column("place", _("Belongs to"), _place),
        Column("owner", _("Kept by"), lambda row: row.owner.name, sort="owner__sort"),
        Column("kind", pgettext_lazy("indicator", "Figure"), _kind),
        Column("period", _("Period"), said(_period)),
        Column("figure", _("Newest"), said(_figure), numeric=True, export=said(_value)),
        Column("target", _("Target"), said(lambda one: one.target), numeric=True, export=lambda row: row.target),
        Column("state", _("Towards the target"), said(_state), export=said(lambda one: one.progress)),
    )


def _title(row: Indicator) -> SafeString:
    mark = format_html(' <span class="small quiet">({})</span>', gettext("example for illustration"))
    over = format_html(' <span class="small quiet">({})</span>', gettext("ended"))
    parts = [mark if row.illustration else "", over if row.ended_on else ""]
    return format_html('<a class="ink" href="{}">{}</a>{}{}', row.get_absolute_url(), row.title, *parts)


def _place(row: Indicator) -> str:
    if row.plan is None:
        return row.get_field_display()
    return " · ".join(filter(None, [row.plan.number or row.plan.title, str(row.group) if row.group else ""]))


def _kind(row: Indicator) -> str:
    if row.is_typed:
        return gettext("typed; missing") if getattr(row, "missing", False) else gettext("typed")
    return gettext("from a measure")


def _period(one: ShownStanding) -> str:
    latest = one.standing.latest
    if latest is None:
        return "–"
    return (
        gettext("%(period)s, still running") % {"period": latest.period.words} if one.running else latest.period.words
    )


def _figure(one: ShownStanding) -> str:
    return f"{one.figure} {one.unit}".strip() if one.standing.latest else "–"


def _value(one: ShownStanding) -> Any:
    latest = one.standing.latest
    return latest.value if latest else None


def _state(one: ShownStanding) -> SafeString:
    share = one.standing.share
    bar = (
        format_html('<progress max="100" value="{}" aria-hidden="true"></progress>', share) if share is not None else ""
    )
    return format_html("{}{}", one.progress, bar)


def _filters(actor: Any, on: date) -> tuple[Filter, ...]:
    everything = ("", _("All"))
    plans = forms.ModelChoiceField(
        queryset=Plan.objects.filter(pk__in=Indicator.objects.order_by().values("plan")),
        empty_label=_("All"),
        widget=PlainSelect,
    )
    keepers = forms.ModelChoiceField(
        queryset=Unit.objects.filter(pk__in=Indicator.objects.order_by().values("owner")).in_order(),
        empty_label=_("All"),
        widget=PlainSelect,
    )
    places = [("plan", _("of plans")), ("board", _("of the livelihood board"))]
    kinds = [("bound", _("from a measure")), ("typed", _("typed"))]
    return (
        Filter("q", _("Words to find"), forms.CharField(max_length=120), lambda rows, words: rows.matching(words)),
        Filter("plan", _("Plan"), plans, lambda rows, plan: rows.filter(plan=plan)),
        Filter(
            "group",
            _("Which of the seven groups"),
            forms.ChoiceField(choices=[everything, *GroupCode.choices]),
            lambda rows, code: rows.filter(group__code=code),
        ),
        Filter(
            "field",
            _("Field"),
            forms.ChoiceField(choices=[everything, *LivelihoodField.choices]),
            lambda rows, field: rows.filter(field=field),
        ),
        Filter("owner", _("Kept by"), keepers, lambda rows, unit: rows.filter(owner=unit)),
        Filter("place", _("Plan or board"), forms.ChoiceField(choices=[everything, *places]), _in_place),
        Filter("kind", pgettext_lazy("indicator", "Figure"), forms.ChoiceField(choices=[everything, *kinds]), _of_kind),
        Filter(
            "state",
            _("Towards the target"),
            forms.ChoiceField(choices=[everything, *[(state.value, words) for state, words in STATES.items()]]),
            lambda rows, state: in_state(rows, state, on=on),
        ),
        Filter("missing", _("Figure missing"), forms.BooleanField(), lambda rows, _on: rows.filter(missing=True)),
        Filter("ours", _("Kept by us"), forms.BooleanField(), lambda rows, _on: rows.filter(_ours(actor, on))),
        Filter("ended", _("Ended ones, too"), forms.BooleanField(), lambda rows, _on: rows),
    )


def _in_place(rows: Any, place: str) -> Any:
    return rows.filter(plan__isnull=place == "board")


def _of_kind(rows: Any, kind: str) -> Any:
    return rows.filter(measure="") if kind == "typed" else rows.exclude(measure="")


def _ours(actor: Any, on: date) -> Q:
    return Q(owner_id__in=units(actor, on, WORKERS))


def indicator_rows(request: HttpRequest, rows: Any, *, on: date) -> Any:
    """Rows with what the columns ask for; ended ones only when the address asks for them."""
    if not request.GET.get("ended"):
        rows = rows.in_force()
    return with_missing(rows.select_related("plan__owner", "group", "owner"), on=on)
