"""The forms of those who work on a petition: who does it, who helps, what was found, how long it takes."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.attachments.errors import FileRefused
from danvan.attachments.forms import AttachmentsMixin
from danvan.attachments.kinds import HEIC, PICTURES
from danvan.attachments.uploads import FROM_STAFF, Accepts
from danvan.deadlines.queries import working_calendar
from danvan.deadlines.rule_page import extension_words
from danvan.deadlines.wording import amount_words
from danvan.errors import N_
from danvan.organisations.models import Unit
from danvan.petitions.forms.fields import PointField, TextField
from danvan.petitions.forms.steps import StepForm
from danvan.petitions.models import ExtensionReason, FieldCheck
from danvan.petitions.queries.cooperating import asked_units, may_be_asked
from danvan.petitions.queries.inner_terms import last_inner_day, possible_extensions, usual_inner_day
from danvan.petitions.queries.workers import rooms_of, workers_of
from danvan.ui.days import capital, day_words

LONGEST_WORDS = 4_000
LONGEST_NOTE = 2_000
NOBODY = "0:0"


class OnlyPhotos(FileRefused):
    """Something else than a photo in a check on the spot."""

    code = "petitions.only-photos"
    message = N_("This is not a photo that can be read. Take it again, or choose a JPG, PNG, WebP or HEIC file.")


# The widest type lets a phone offer its camera beside its pictures; what is kept is judged by content.
PHOTOS = Accepts(
    kinds=frozenset({*(kind.value for kind in PICTURES), HEIC}),
    accept="image/*",
    refusal=OnlyPhotos,
    words=_("Photos, taken now or chosen from the phone."),
)


def _words(label: Any, rows: int = 5, **kwargs: Any) -> TextField:
    return TextField(label=label, max_length=LONGEST_WORDS, widget=forms.Textarea(attrs={"rows": rows}), **kwargs)


class AssignForm(StepForm):
    """A room, an officer, or both, in one choice; `who` cleans to (room or None, officer or None)."""

    who = forms.ChoiceField(
        label=_("Who works on it"), help_text=_("A room as a whole, or one officer of the unit or a room.")
    )

    def prepare(self) -> None:
        unit = self.petition.unit
        rooms = rooms_of(unit, self.today)
        people: dict[int, list[User]] = {}
        for row in workers_of([unit, *rooms], self.today):
            people.setdefault(row.unit_id, []).append(row.user)
        self._known: dict[str, tuple[Unit | None, User | None]] = {NOBODY: (None, None)}
        choices: list[Any] = [(NOBODY, _("The unit, nobody named yet"))]
        choices.append((unit.name, [self._offer(None, user) for user in people.get(unit.pk, [])]))
        for room in rooms:
            offered = [self._offer(room, user) for user in [None, *people.get(room.pk, [])]]
            choices.append((room.name, offered))
        self.fields["who"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField
        self.initial["who"] = f"{self.petition.room_id or 0}:{self.petition.assignee_id or 0}"

    def _offer(self, room: Unit | None, user: User | None) -> tuple[str, Any]:
        value = f"{room.pk if room else 0}:{user.pk if user else 0}"
        self._known[value] = (room, user)
        return value, user.full_name if user else _("The room as a whole")

    def clean_who(self) -> tuple[Unit | None, User | None]:
        return self._known[self.cleaned_data["who"]]


class AskForm(StepForm):
    """Which unit is asked, for what, by when."""

    unit = forms.ModelChoiceField(
        label=_("Cooperating unit"),
        queryset=Unit.objects.none(),
        to_field_name="slug",
        empty_label=_("Choose a unit"),
        help_text=_("Units with someone who receives petitions. Who is asked sees the petition, not the sender."),
    )
    request = _words(_("What is asked"), help_text=_("One clear question or task. The unit sees it at once."))
    due_on = forms.DateField(label=_("Contribution due"), widget=forms.DateInput(attrs={"type": "date"}))

    def prepare(self) -> None:
        self.fields["unit"].queryset = may_be_asked(self.petition, on=self.today)  # type: ignore[attr-defined]  # a ModelChoiceField
        calendar = working_calendar()
        last = last_inner_day(self.petition, calendar, at=self.at)
        day = self.fields["due_on"]
        day.widget = forms.DateInput(
            attrs={"type": "date", "min": self.today.isoformat(), "max": last.isoformat()}, format="%Y-%m-%d"
        )
        day.help_text = _now("At the latest %(day)s, the day the petition itself is due.") % {"day": day_words(last)}
        if self.petition.due_at < self.at:
            day.help_text = _now("The petition is overdue: at the latest %(day)s.") % {"day": day_words(last)}
        self.initial["due_on"] = usual_inner_day(self.petition, calendar, at=self.at)


class ContributeForm(AttachmentsMixin, StepForm):
    """What the cooperating unit answers, with files."""

    accepts: ClassVar[Accepts] = FROM_STAFF

    text = _words(_("Contribution"), rows=8, help_text=_("Facts, figures and what your unit will do, by when."))


class ReleaseForm(StepForm):
    """Which unit is no longer needed."""

    unit = forms.ModelChoiceField(
        label=_("Cooperating unit"), queryset=Unit.objects.none(), to_field_name="slug", empty_label=None
    )

    def prepare(self) -> None:
        # A button pressed twice names a unit that is released already: that is no mistake of the officer.
        units = asked_units(self.petition, only_open=not self.is_bound)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]  # a ModelChoiceField


class CheckForm(AttachmentsMixin, StepForm):
    """What an officer finds on the spot, on a phone."""

    accepts: ClassVar[Accepts] = PHOTOS

    moment = forms.ChoiceField(label=_("This shows the place"), choices=FieldCheck.Moment, widget=forms.RadioSelect)
    finding = _words(_("What was found"), rows=4)
    point = PointField(
        label=_("Point on the map"), max_length=60, required=False, help_text=_("Two numbers; may stay empty.")
    )

    def prepare(self) -> None:
        self.fields["attachments"].label = _("Photos")
        # The first visit shows the place as it was found.
        self.initial["moment"] = FieldCheck.Moment.BEFORE
        place = str(self.data.get("take", "")).partition(";")[0] if self.is_bound else ""
        if place:
            self.data = {**self.data.dict(), "point": place}  # type: ignore[attr-defined]  # a QueryDict


class NoteForm(StepForm):
    """A remark for the officers of the case."""

    text = TextField(
        label=_("New note"),
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Only officers of the case read it, never the sender."),
    )


class ExtendForm(StepForm):
    """The new day among those the rule allows, and why."""

    amount = forms.TypedChoiceField(label=_("New due date"), coerce=int)
    reason = forms.ChoiceField(
        label=_("Reason"),
        choices=[("", _("Choose a reason")), *ExtensionReason.choices],
        help_text=_("The sender sees this reason beside the new day."),
    )

    def prepare(self) -> None:
        self.possible = possible_extensions(self.petition)
        self.is_over = self.at > self.petition.due_at
        unit = self.possible.rule.unit
        self.fields["amount"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            ("", _("Choose the new day")),
            *((n, f"{capital(day_words(day))} (+{amount_words(n, unit)})") for n, day in self.possible.choices),
        ]

    @property
    def allowed(self) -> str:
        """How often and how far the rule lets the term be extended, in words."""
        return extension_words(self.possible.rule)
