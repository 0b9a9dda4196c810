"""The draft of an answer as it is typed: words, evidence, ready texts, who else is competent."""

from functools import cached_property
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from danvan.attachments.forms import AttachmentsMixin
from danvan.attachments.kinds import FROM_STAFF
from danvan.attachments.models import Attachment
from danvan.language import fold, normalise_line
from danvan.organisations.models import Mandate, Unit
from danvan.petitions.actions.draft_answer import Draft
from danvan.petitions.errors.answering import NobodySignsToday
from danvan.petitions.forms.citations import CitationsField
from danvan.petitions.forms.fields import LineField, TextField
from danvan.petitions.forms.steps import StepForm
from danvan.petitions.models import AnswerTemplate, Outcome
from danvan.petitions.queries.answers import (
    PARTS,
    Evidence,
    evidence_of,
    missing_of,
    photos_of_checks,
    unfinished,
)
from danvan.petitions.queries.approval import signers
from danvan.petitions.queries.ready_texts import filled, fitting
from danvan.petitions.queries.routing import best_mandate, concerned_units, mandates_of, units_to_choose

LONGEST_TEXT = 20_000
#: Every way a matter ends here; what another system answered is registered at intake.
OUTCOMES = [choice for choice in Outcome.choices if choice[0] != Outcome.ELSEWHERE]
# Beside which field a missing part is told.
_FIELD_OF = {"blanks": "text", "evidence": "clauses", "competent_mandate": "competent_unit"}


class DraftForm(AttachmentsMixin, StepForm):
    """The draft. Buttons: save; save and submit (`then`); a ready text (`mau`); save over a newer revision (`over`)."""

    accepts = FROM_STAFF

    outcome = forms.ChoiceField(label=_("Outcome"), choices=[("", _("Choose an outcome")), *OUTCOMES])
    text = TextField(
        label=_("Answer"), max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("What was found, what was done, by which rule. The sender reads it word for word."),
    )  # fmt: skip
    next_step = LineField(
        label=_("Next step"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("What follows and who does it; or that nothing more is to be done, and why."),
    )  # fmt: skip
    next_step_on = forms.DateField(
        label=_("By which day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    competent_unit = LineField(
        label=_("Competent unit"), max_length=160,
        help_text=_("Write a part of the name and choose from the list. Issued, the petition goes there."),
        widget=forms.TextInput(attrs={"list": "unit-names", "autocomplete": "off"}),
    )  # fmt: skip
    competent_mandate = forms.ChoiceField(label=_("By which function of that unit"))
    competent_body = LineField(
        label=_("Or a body outside the register"), max_length=200,
        help_text=_("Its full name. The sender is told to turn to it; nothing is passed on."),
    )  # fmt: skip
    clauses = CitationsField(label=_("Clauses it rests on"))
    photos = forms.MultipleChoiceField(
        label=_("Photos of the field check to enclose"), widget=forms.CheckboxSelectMultiple
    )
    taken_out = forms.MultipleChoiceField(
        label=_("Files enclosed already; tick what to take out"), widget=forms.CheckboxSelectMultiple
    )
    revision = forms.IntegerField(min_value=0, max_value=2**31 - 1, initial=0, widget=forms.HiddenInput)

    def prepare(self) -> None:
        self.answer = unfinished(self.petition)
        self.evidence: Evidence | None = None
        if self.answer is not None:
            self.evidence = evidence_of([self.answer])[self.answer.pk]
        self.ready = fitting(self.petition)
        for field in self.fields.values():
            field.required = False
        self.fields["attachments"].label = gettext("Files as evidence")
        self._offer_files()
        if not self.is_bound:
            self._fill()
        elif self.chosen_text is not None:
            self._take_ready_text(self.chosen_text)
        self._offer_mandates()

    @property
    def only_files(self) -> bool:
        """A button was pressed that only changes the form: files, or a ready text."""
        return super().only_files or bool(self._sent("mau"))

    @property
    def submits(self) -> bool:
        return self._sent("then") == "submit"

    @cached_property
    def chosen_text(self) -> AnswerTemplate | None:
        chosen = self._sent("mau")
        return next((text for text in self.ready if str(text.pk) == chosen), None)

    @cached_property
    def units(self) -> list[Unit]:
        """Every unit that could be competent in its stead."""
        never = concerned_units(self.petition, on=self.today) | {self.petition.unit_id}
        return [unit for unit in units_to_choose(self.today) if unit.pk not in never]

    @property
    def unit_names(self) -> list[str]:
        return [unit.name for unit in self.units]

    @property
    def refuses(self) -> bool:
        """Show the fields of a refusal open."""
        named = any(self[name].value() or self[name].errors for name in ("competent_unit", "competent_body"))
        return self["outcome"].value() == Outcome.REFUSED or named

    def draft(self) -> Draft:
        """What was written, for the action."""
        data = self.cleaned_data
        own = self.evidence.files if self.evidence else []
        refused = data["outcome"] == Outcome.REFUSED
        return Draft(
            outcome=data["outcome"],
            text=data["text"],
            next_step=data["next_step"],
            next_step_on=data["next_step_on"],
            competent_unit=data["competent_unit"] if refused else None,
            competent_mandate=data["competent_mandate"] if refused else None,
            competent_body=data["competent_body"] if refused and not data["competent_unit"] else "",
            clauses=data["clauses"],
            photos=[self.photo_files[key] for key in data["photos"]],
            taken_out=[file for file in own if file.key in data["taken_out"]],
        )

    def clean_revision(self) -> int:
        over = self._sent("over")
        seen = self.cleaned_data.get("revision") or 0
        return int(over) if over.isascii() and over.isdigit() and len(over) < 10 else seen

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        typed = data.get("competent_unit") or ""
        unit = self._unit_named(typed)
        if typed and unit is None:
            self.add_error("competent_unit", gettext("Several units or none have this name. Choose one from the list."))
        data["competent_unit"] = unit
        data["competent_mandate"] = self._mandate(unit, data.get("competent_mandate"))
        if self.submits and not self.errors:
            self._require_whole(data)
        return data

    def _require_whole(self, data: dict[str, Any]) -> None:
        kept = len(self.evidence.files if self.evidence else []) > len(data["taken_out"])
        mandate = data["competent_mandate"]
        missing = missing_of(
            outcome=data["outcome"],
            text=data["text"],
            next_step=data["next_step"],
            has_evidence=bool(kept or data["clauses"] or data["photos"] or self.staged or mandate),
            competent_unit=data["competent_unit"] is not None,
            competent_mandate=mandate is not None,
            competent_body=data["competent_body"],
        )
        for part in missing:
            self.add_error(_FIELD_OF.get(part, part), gettext("Still missing: %(part)s.") % {"part": PARTS[part]})
        if not missing and not signers(self.petition, self.today):
            self.add_error(None, gettext(NobodySignsToday.message))

    def _fill(self) -> None:
        """What is saved already; for a new answer the photos taken afterwards are ticked."""
        answer = self.answer
        if answer is None:
            return
        written: dict[str, Any] = {
            "outcome": answer.outcome,
            "text": answer.text,
            "next_step": answer.next_step,
            "next_step_on": answer.next_step_on,
            "competent_unit": answer.competent_unit.name if answer.competent_unit else "",
            "competent_mandate": str(answer.competent_mandate_id or ""),
            "competent_body": answer.competent_body,
            "clauses": CitationsField.written(answer.clauses.to_cite()),
            "revision": answer.revision,
        }
        self.initial.update(written)

    def _offer_files(self) -> None:
        own = self.evidence.files if self.evidence else []
        held = {file.sha256 for file in own}
        photos = [(check, file) for check, file in photos_of_checks(self.petition) if file.sha256 not in held]
        self.photo_files: dict[str, Attachment] = {file.key: file for _check, file in photos}
        offered: Any = self.fields["photos"]
        offered.choices = [(file.key, f"{check.get_moment_display()}: {file.name}") for check, file in photos]
        if self.answer is None:
            offered.initial = [file.key for check, file in photos if check.moment == check.Moment.AFTER]
        out: Any = self.fields["taken_out"]
        out.choices = [(file.key, file.name) for file in own]
        for name, there in (("photos", photos), ("taken_out", own)):
            if not there:
                self.fields[name].widget = forms.MultipleHiddenInput()

    def _take_ready_text(self, template: AnswerTemplate) -> None:
        """Put it behind what is typed already: nothing typed is lost."""
        text = filled(template, self.petition)
        sent: Any = self.data
        data = sent.copy()
        before = data.get(self.add_prefix("text"), "").rstrip()
        data[self.add_prefix("text")] = f"{before}\n\n{text.text}" if before else text.text
        for name, value in (("outcome", text.outcome), ("next_step", text.next_step)):
            if not data.get(self.add_prefix(name), "").strip():
                data[self.add_prefix(name)] = value
        self.data = data

    def _offer_mandates(self) -> None:
        """The functions of the unit that is named; with another unit written, the best one is chosen on saving."""
        unit = self._unit_named(str(self["competent_unit"].value() or ""))
        self.mandates = mandates_of([unit.pk], on=self.today).get(unit.pk, []) if unit else []
        field: Any = self.fields["competent_mandate"]
        field.choices = [("", gettext("The one that fits best")), *[(str(m.pk), m.text) for m in self.mandates]]
        # A function of the unit named before is no error: the new unit has its own.
        field.valid_value = lambda value: True
        if not self.mandates:
            field.widget = forms.HiddenInput()

    def _mandate(self, unit: Unit | None, chosen: str | None) -> Mandate | None:
        if unit is None or not self.mandates:
            return None
        named = next((mandate for mandate in self.mandates if str(mandate.pk) == chosen), None)
        return named or best_mandate(self.mandates, self.petition.topic)

    def _unit_named(self, typed: str) -> Unit | None:
        words = fold(normalise_line(typed[:200]))
        if not words:
            return None
        found = [unit for unit in self.units if all(word in fold(unit.name) for word in words.split())]
        same = [unit for unit in found if fold(unit.name) == words]
        return same[0] if len(same) == 1 else found[0] if len(found) == 1 else None
