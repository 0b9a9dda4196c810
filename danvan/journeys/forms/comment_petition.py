"""What a moderator chooses when a comment becomes a petition."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.journeys.actions.turn_comment_into_petition import Placing
from danvan.organisations.forms import WardField
from danvan.petitions.models import Kind, Topic
from danvan.ui.selects import PlainSelect


class PlacingForm(forms.Form):
    """Kind, topic and ward; the words are the writer's and are not changed here."""

    kind = forms.ChoiceField(label=_("The writer"), widget=forms.RadioSelect, initial=Kind.FEEDBACK)
    topic = forms.ModelChoiceField(
        queryset=Topic.objects.none(),
        to_field_name="slug",
        label=_("Topic"),
        empty_label=_("Choose a topic"),
        widget=PlainSelect,
        error_messages={"required": _("Choose a topic: it decides who settles it.")},
    )
    territory = WardField(
        label=_("Ward or commune where it happened"),
        error_messages={"required": _("Choose the ward: its office receives the petition.")},
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind, topic, ward = (self.fields[name] for name in ("kind", "topic", "territory"))
        kind.choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (Kind.FEEDBACK.value, _("reports a fact (phản ánh)")),
            (Kind.PROPOSAL.value, _("proposes a change (kiến nghị)")),
        ]
        topic.queryset = Topic.objects.offered().filter(parent__isnull=False)  # type: ignore[attr-defined]  # a ModelChoiceField
        ward.use_day(on)  # type: ignore[attr-defined]  # a WardField

    def placing(self) -> Placing:
        """The valid form as what the action takes."""
        data = self.cleaned_data
        return Placing(Kind(data["kind"]), data["topic"], data["territory"])
