"""Reading over what everyone will read: the original with what goes marked, the proposal to change, photos off."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from danvan.attachments.models import Attachment
from danvan.petitions.forms.fields import LONGEST_TEXT, LineField, TextField
from danvan.petitions.forms.steps import StepForm
from danvan.petitions.models import Answer, Publication
from danvan.petitions.queries.after import issued_answer
from danvan.petitions.queries.public_copy import (
    PublicCopy,
    answer_to_copy,
    photos_to_choose,
    shown_copy,
    words_of_answer,
)
from danvan.petitions.redaction.kinds import Kind, Removed
from danvan.petitions.redaction.proposing import Redaction, propose

KINDS = {
    Kind.NAME: _("name of a person"),
    Kind.PHONE: _("telephone number"),
    Kind.EMAIL: _("e-mail address"),
    Kind.LINK: _("personal page"),
    Kind.IDENTITY: _("number of a paper"),
    Kind.ACCOUNT: _("bank account"),
    Kind.PLATE: _("number plate"),
    Kind.HOUSE: _("house number"),
    Kind.PARCEL: _("land parcel"),
    Kind.BIRTH: _("day of birth"),
    Kind.POINT: _("exact place"),
}
PARTS = ("title", "text", "place", "answer")
HEADINGS = {"title": _("Title"), "text": _("Content"), "place": _("Address or landmark"), "answer": _("The answer")}


@dataclass(frozen=True, slots=True)
class Part:
    """One part to read over. original: as written, each piece that goes marked. field: what everyone will read."""

    heading: Any
    original: SafeString
    count: int
    field: forms.BoundField


class CopyForm(StepForm):
    """The public copy of a petition. `prepare` of a subclass sets what stands in it at first."""

    title = LineField(label=_("Public title"), max_length=200)
    text = TextField(label=_("Public content"), max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 8}))
    place = LineField(
        label=_("Street"),
        max_length=200,
        required=False,
        help_text=_("Street, lane or landmark only: no house number."),
    )
    answer = TextField(
        label=_("Public answer"),
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Left empty, the answer is not public yet."),
    )
    show_point = forms.BooleanField(
        label=_("Show the point on the map, rounded to the street"),
        required=False,
        initial=True,
        help_text=_("Three decimals, about 110 m. Leave it out where a single house stands alone."),
    )
    photos = forms.MultipleChoiceField(
        label=_("Photos everyone may see"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None unless ticked. Tick only those in which no face, plate or house number can be read."),
    )
    keep = forms.MultipleChoiceField(
        label=_("These still look like personal data"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Take them out above, or tick each that is none and may stay."),
    )
    read = forms.BooleanField(
        label=_("I have read all of this, and nobody can be recognised by it"),
        error_messages={"required": _("Read it over and tick this box: the rules find much, not everything.")},
    )

    def prepare(self) -> None:
        self.pictures = photos_to_choose(self.petition)
        self.proposals = {"title": propose(self.petition.title), "text": propose(self.petition.content)}
        if self.petition.place:
            self.proposals["place"] = propose(self.petition.place)
        if (found := self._answer()) is not None:
            self.proposals["answer"] = propose(words_of_answer(found))
        else:
            del self.fields["answer"]
        if self.petition.latitude is None:
            del self.fields["show_point"]
        self._set_choices()

    def _answer(self) -> Answer | None:
        return issued_answer(self.petition)

    def _set_choices(self) -> None:
        photos: Any = self.fields["photos"]
        photos.choices = [
            (str(file.pk), _now("Photo %(n)s") % {"n": n}) for n, file in enumerate(self.pictures, start=1)
        ]
        if not self.pictures:
            del self.fields["photos"]
        self.remaining = list(self._remaining()) if self.is_bound else []
        keep: Any = self.fields["keep"]
        keep.choices = [(_key(piece), _named(piece)) for piece in self.remaining]
        if not self.remaining:
            del self.fields["keep"]

    def _remaining(self) -> Iterator[Removed]:
        """What the rules still find in what was typed, each piece once."""
        seen = set()
        for name in PARTS:
            typed = str(self.data.get(self.add_prefix(name), ""))[:LONGEST_TEXT]
            for piece in propose(typed).removed:
                if _key(piece) not in seen:
                    seen.add(_key(piece))
                    yield piece

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        kept = set(data.get("keep", []))
        for name in PARTS:
            found = {_key(piece): _named(piece) for piece in propose(data.get(name) or "").removed}
            if left := [words for key, words in found.items() if key not in kept]:
                words = {"pieces": ", ".join(left)}
                self.add_error(name, _now("Still here: %(pieces)s. Take it out, or tick below that it stays.") % words)
        return data

    @property
    def parts(self) -> list[Part]:
        """The parts to read over, in reading order."""
        return [
            Part(HEADINGS[name], marked(self.proposals[name]), len(self.proposals[name].removed), self[name])
            for name in PARTS
            if name in self.proposals
        ]

    @property
    def alone(self) -> list[forms.BoundField]:
        """Fields whose original is empty."""
        return [self["place"]] if "place" not in self.proposals else []

    @property
    def photo_choices(self) -> list[tuple[Any, Attachment]]:
        """Each box with its photo."""
        return list(zip(self["photos"], self.pictures, strict=True)) if "photos" in self.fields else []

    def copy(self) -> PublicCopy:
        """The valid form as what the action takes."""
        data = self.cleaned_data
        chosen = set(data.get("photos", []))
        return PublicCopy(
            title=data["title"],
            text=data["text"],
            place=data["place"],
            answer=data.get("answer", ""),
            files=tuple(file for file in self.pictures if str(file.pk) in chosen),
            show_point=data.get("show_point", False),
        )


class PublishForm(CopyForm):
    """At first: the proposal, no photo."""

    def prepare(self) -> None:
        super().prepare()
        self.initial = {name: proposal.text for name, proposal in self.proposals.items()} | dict(self.initial)


class ChangeForm(CopyForm):
    """At first: the copy as everyone reads it, and the proposal for an answer issued since."""

    shown: Publication | None

    def prepare(self) -> None:
        super().prepare()
        self.shown = shown_copy(self.petition)
        if self.shown is None:
            return
        waiting = answer_to_copy(self.petition, self.shown)
        proposed = self.proposals["answer"].text if waiting is not None else self.shown.public_answer
        self.initial = {
            "title": self.shown.public_title,
            "text": self.shown.public_text,
            "place": self.shown.public_place,
            "answer": proposed,
            "photos": [str(pk) for pk in self.shown.files.values_list("pk", flat=True)],
            "show_point": self.shown.latitude is not None,
        } | dict(self.initial)


def marked(proposal: Redaction) -> SafeString:
    """The text as written, each piece that goes marked and named."""
    parts: list[tuple[SafeString]] = []
    at = 0
    for piece in proposal.removed:
        before = proposal.source[at : piece.start]
        mark = format_html('<mark>{}</mark><small class="quiet"> ({})</small>', piece.original, KINDS[piece.kind])
        parts += [(format_html("{}", before),), (mark,)]
        at = piece.end
    parts.append((format_html("{}", proposal.source[at:]),))
    return format_html_join("", "{}", parts)


def _key(piece: Removed) -> str:
    return f"{piece.kind}:{piece.original}"


def _named(piece: Removed) -> str:
    return f"“{piece.original}” ({KINDS[piece.kind]})"
