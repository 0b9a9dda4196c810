"""The shape of what a citizen sends; no rule of procedure lives here."""

from datetime import datetime
from typing import Any

from django import forms
from django.forms.utils import ErrorDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from danvan.accounts.contacts import check_phone
from danvan.accounts.typed import phone_for_people
from danvan.attachments.forms import AttachmentsMixin
from danvan.errors import DomainError
from danvan.organisations.forms import WardField
from danvan.organisations.models import Unit
from danvan.petitions.actions.submit import Submission
from danvan.petitions.consent import CURRENT
from danvan.petitions.forms.fields import LONGEST_TEXT, LineField, MomentField, PointField, TextField, TopicField
from danvan.petitions.forms.offices import COMMITTEE, OfficeField
from danvan.petitions.forms.question import QuestionMixin
from danvan.petitions.making import Person, Written
from danvan.petitions.models import Kind
from danvan.petitions.queries.finding import committee_of_ward

#: What says who sends, and what would be published of him.
IDENTITY = ("name", "phone", "email", "may_publish")


class PetitionForm(QuestionMixin, AttachmentsMixin, forms.Form):
    """What the sender writes, with files. The proof of work is a form of its own on the page that sends.

    A text that looks like a denunciation goes without name and contact: the form then has no such fields.
    """

    form_token = forms.CharField(widget=forms.HiddenInput, min_length=20, max_length=100)
    kind = forms.ChoiceField(
        label=_("You want to"),
        choices=[
            (Kind.FEEDBACK, _("report a fact (phản ánh)")),
            (Kind.PROPOSAL, _("propose a change (kiến nghị)")),
        ],
        initial=Kind.FEEDBACK,
        widget=forms.RadioSelect,
    )
    title = LineField(label=_("Title"), max_length=200, help_text=_("One short sentence: what, and where."))
    content = TextField(
        label=_("Content"),
        max_length=LONGEST_TEXT,
        help_text=_("What happened, since when, and what you ask for. Do not write anyone's identity number."),
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    topic = TopicField(label=_("Topic"), help_text=_("Unsure? Choose “Other matters”: the office will sort it."))
    territory = WardField(
        label=_("Ward or commune where it happened"), help_text=_("By the names used since 1/7/2025.")
    )
    place = LineField(
        label=_("Address or landmark"),
        max_length=200,
        required=False,
        help_text=_("For example: lane 84, beside the school gate."),
    )
    point = PointField(
        label=_("Point on the map"),
        max_length=60,
        required=False,
        help_text=_("Two numbers, latitude and longitude. Leave it empty if you do not know."),
    )
    happened_at = MomentField(label=_("When it happened"), required=False)
    name = LineField(
        label=_("Your full name"),
        max_length=120,
        help_text=_("Only the officers who settle it see your name and number; each look is recorded."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    phone = LineField(
        label=_("Phone number"),
        max_length=20,
        required=False,
        help_text=_("A phone number or an e-mail address is enough."),
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"}),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=120,
        required=False,
        help_text=_("The receipt and each step are sent there."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    office = OfficeField(
        label=_("Which office"),
        help_text=_("It never reads your petition: the one above it does."),
    )
    shows_name = forms.BooleanField(label=_("The office concerned may see my name"), required=False)
    may_publish = forms.BooleanField(
        label=_("The content may be published after an officer has removed names, numbers and house addresses"),
        required=False,
    )
    consent = forms.BooleanField(
        label=_("I agree to how my data is kept"),
        error_messages={"required": _("Tick this box to send: without it the office may not keep what you wrote.")},
    )

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.at = at
        today = timezone.localdate(at)
        self.fields["territory"].use_day(today)  # type: ignore[attr-defined]  # a WardField
        self.fields["office"].offer(today, ward=self._typed("territory"))  # type: ignore[attr-defined]  # an OfficeField
        if self.nameless:
            for name in IDENTITY:
                del self.fields[name]

    def judge_files_only(self) -> None:
        """Keep what the files were refused for and nothing else: the sender is still writing."""
        self.full_clean()
        refused = self.errors.get("attachments")
        self._errors = ErrorDict({"attachments": refused} if refused else {})

    def clean_phone(self) -> str:
        phone: str = self.cleaned_data["phone"]
        try:
            return check_phone(phone) if phone else ""
        except DomainError as error:
            raise forms.ValidationError(_(error.message)) from error

    def clean_happened_at(self) -> datetime | None:
        moment: datetime | None = self.cleaned_data["happened_at"]
        if moment and moment > self.at:
            raise forms.ValidationError(_("This moment lies in the future."))
        return moment

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        data["about_unit"] = self._about_unit(data)
        if self.nameless:
            return data
        if not self.has_error("phone") and not self.has_error("email") and not (data.get("phone") or data.get("email")):
            self.add_error("phone", _("Write a phone number or an e-mail address, so that the answer can reach you."))
        return data

    def _about_unit(self, data: dict[str, Any]) -> Unit | None:
        office, ward, topic = data.get("office"), data.get("territory"), data.get("topic")
        if office == COMMITTEE or (topic and topic.about_officials and not office):
            return committee_of_ward(ward, on=timezone.localdate(self.at)) if ward else None
        return Unit.objects.get(slug=office) if office else None

    @property
    def phone_words(self) -> str:
        """The number as people write it, for looking over."""
        return phone_for_people(self.cleaned_data["phone"])

    def submission(self, *, language: str) -> Submission:
        """The valid form as what the action takes."""
        data = self.cleaned_data
        latitude, longitude = data["point"]
        written = Written(
            kind=Kind(data["kind"]),
            title=data["title"],
            content=data["content"],
            topic=data["topic"],
            territory=data["territory"],
            place=data["place"],
            latitude=latitude,
            longitude=longitude,
            happened_at=data["happened_at"],
            may_publish=data.get("may_publish", False),
            consent_version=CURRENT,
            language=language,
        )
        sender = None if self.nameless else Person(data["name"], data["phone"], data["email"])
        return Submission(written, sender, about_unit=data["about_unit"], shows_name=data["shows_name"])
