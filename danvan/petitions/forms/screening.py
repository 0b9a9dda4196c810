"""What a receiver fills in to pass on, file or attach a petition, and a coordinator to decide."""

from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from danvan.organisations.models import Mandate
from danvan.petitions.actions.transfer import LONGEST_REMARK
from danvan.petitions.forms.fields import LineField, TextField
from danvan.petitions.forms.steps import StepForm
from danvan.petitions.forms.units import OTHER, Offer, UnitForm
from danvan.petitions.models import FilingReason, Petition, TransferReason
from danvan.petitions.queries.routing import best_mandate, mandates_of, suggest
from danvan.petitions.queries.same_matter import probably_the_same
from danvan.petitions.queries.sender_words import words_for_filing
from danvan.ui.form_parts import Hinted

LONGEST_NOTE = 4_000


class TransferForm(UnitForm):
    """To whom, by which function, and why; the best suggestion is chosen already."""

    mandate = forms.ChoiceField(label=_("By which function of that unit"), widget=forms.RadioSelect, required=False)
    reason = forms.ChoiceField(
        label=_("Reason"),
        required=False,
        help_text=_(
            "Is it about this unit or its people? Say so here: it then leaves this unit for good and the sender’s name "
            "is hidden."
        ),
    )
    remark = LineField(label=_("Remark for the next unit"), max_length=LONGEST_REMARK, required=False)
    field_order = ("choice", "unit_name", "mandate", "reason", "remark")

    def prepare(self) -> None:
        super().prepare()
        reasons: Any = self.fields["reason"]
        first = gettext("As the suggestion says") if self.offers else gettext("Choose a reason")
        reasons.choices = [("", first), *TransferReason.choices]
        self.mandates: dict[str, Mandate] = {}
        if self.other is None:
            del self.fields["mandate"]
            return
        held = mandates_of([self.other.pk], on=self.today)[self.other.pk]
        self.mandates = {str(mandate.pk): mandate for mandate in held}
        functions: Any = self.fields["mandate"]
        functions.choices = [(key, Hinted(m.text, m.basis.cite())) for key, m in self.mandates.items()]

    def offered(self) -> list[Offer]:
        return [
            Offer(s.unit, s.mandate, f"{s.mandate.text} {s.mandate.basis.cite()}. {s.why}.", s.reason)
            for s in suggest(self.petition, self.today)
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        chosen = data.get("choice")
        if chosen in self.offers:
            data["reason"] = data.get("reason") or self.offers[chosen].reason
        elif chosen == OTHER:
            self._take_function(data)
        return data

    def _take_function(self, data: dict[str, Any]) -> None:
        if self.other is not None and not self.has_error("mandate"):
            data["mandate"] = self.mandates.get(data.get("mandate") or "")
            if data["mandate"] is None:
                self.add_error("mandate", gettext("Choose the function by which that unit is competent."))
        if not data.get("reason") and not self.has_error("reason"):
            self.add_error("reason", gettext("Say why it is passed on."))


class DecideForm(UnitForm):
    """Who answers: a unit of the path, a suggested one, or any other."""

    may_stay = True

    def offered(self) -> list[Offer]:
        found: dict[int, Offer] = {}
        for unit, hint in self._on_the_path():
            found.setdefault(unit.pk, Offer(unit, None, hint))
        for s in suggest(self.petition, self.today):
            found.setdefault(s.unit.pk, Offer(s.unit, None, f"{s.mandate.text} {s.why}."))
        free = {unit.pk for unit in self.units}
        return [offer for key, offer in found.items() if key in free]

    def _on_the_path(self) -> list[tuple[Any, str]]:
        hops = list(self.petition.transfers.select_related("from_unit", "mandate__unit"))
        last = hops[-1] if hops else None
        named = []
        if last is not None and last.mandate is not None:
            words = {"unit": last.from_unit.name, "function": last.mandate.text}
            named = [(last.mandate.unit, gettext("Named by %(unit)s: %(function)s") % words)]
        return named + [
            (hop.from_unit, gettext("Passed it on: %(why)s.") % {"why": _why(hop)}) for hop in reversed(hops)
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if unit := data.get("to"):
            held = mandates_of([unit.pk], on=self.today).get(unit.pk)
            data["mandate"] = best_mandate(held, self.petition.topic) if held else None
        return data


class FileForm(StepForm):
    """Why it is not settled; under each reason stands what its sender will be told he can do."""

    reason = forms.ChoiceField(label=_("Why it is not settled"), widget=forms.RadioSelect)
    remark = TextField(
        label=_("Note for the file"),
        required=False,
        max_length=LONGEST_NOTE,
        help_text=_("Only the officers of the case read it; the sender gets the reason and what he can do."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def prepare(self) -> None:
        field: Any = self.fields["reason"]
        field.choices = [(r.value, Hinted(r.label, _told(r))) for r in FilingReason]


class AttachForm(StepForm):
    """The petition it is settled together with: one of the likely ones, or another by its reference."""

    main = forms.ChoiceField(label=_("Open petitions that may report the same"), widget=forms.RadioSelect)
    reference = LineField(
        label=_("Reference of another petition"),
        max_length=60,
        required=False,
        help_text=_("For example H26.PAKN.20261124.0042. It must be open and yours to read."),
    )

    def prepare(self) -> None:
        self.likely = probably_the_same(self.petition, self.user, on=self.today)
        field: Any = self.fields["main"]
        field.required = False
        field.choices = [(one.reference, Hinted(one.title, _facts(one))) for one in self.likely]
        if not self.likely:
            del self.fields["main"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        chosen, typed = data.get("main"), data.get("reference")
        if chosen and typed:
            self.add_error("reference", gettext("One is chosen above already. Leave this empty, or choose none above."))
        elif not chosen and not typed and not self.errors:
            self.add_error("reference", gettext("Choose a petition above, or write a reference."))
        data["wanted"] = chosen or typed
        return data


def _told(reason: FilingReason) -> str:
    return gettext("The sender reads: %(words)s") % {"words": words_for_filing(reason).way_on}


def _why(hop: Any) -> str:
    return str(hop.get_reason_display())


def _facts(one: Petition) -> str:
    received = date_format(localtime(one.received_at), "SHORT_DATE_FORMAT")
    due = date_format(localtime(one.due_at), "SHORT_DATE_FORMAT")
    words = {"reference": one.reference, "place": one.place or one.territory.full_name, "day": received, "due": due}
    return gettext("%(reference)s · %(place)s · received %(day)s · due %(due)s") % words
