"""The boxes of the page on which an officer enters a petition."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.attachments.forms import AttachmentsMixin
from danvan.attachments.kinds import FROM_STAFF
from danvan.organisations.forms import WardField
from danvan.petitions.forms.fields import LONGEST_TEXT, LineField, MomentField, PointField, TextField, TopicField
from danvan.petitions.forms.offices import OfficeField
from danvan.petitions.models import Channel, Kind
from danvan.ui.form_parts import Hinted

CHANNELS = (
    (Channel.PAPER, _("On paper")),
    (Channel.COUNTER, _("At the counter")),
    (Channel.PHONE, _("By telephone")),
    (Channel.FRONT, Hinted(_("Fatherland Front"), _("passed on by the Front or one of its organisations"))),
    (Channel.IHANOI, Hinted(_("From iHanoi"), _("copied from that system, with its number"))),
    (Channel.HOTLINE, Hinted(_("From hotline 1022"), _("copied from that system, with its number"))),
)
KINDS = ((Kind.FEEDBACK, _("Report of a fact (phản ánh)")), (Kind.PROPOSAL, _("Proposal (kiến nghị)")))
ISO = "%Y-%m-%d"
_DAYS = [ISO, "%d/%m/%Y", "%d-%m-%Y"]


class DayField(forms.DateField):
    """One day, chosen or typed as 24/11/2026."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format=ISO)
        super().__init__(input_formats=_DAYS, widget=widget, required=False, **kwargs)


class EntryFields(AttachmentsMixin, forms.Form):
    """Every box, in the order of the page; what must be filled depends on how the petition came."""

    accepts = FROM_STAFF

    form_token = forms.CharField(widget=forms.HiddenInput, min_length=20, max_length=100)
    channel = forms.ChoiceField(
        label=_("How it came"), choices=CHANNELS, initial=Channel.PAPER, widget=forms.RadioSelect
    )
    arrival_number = LineField(
        label=_("Arrival number"),
        max_length=40,
        required=False,
        help_text=_("As in the register of incoming papers, for example 128/TCD."),
    )
    arrived_on = DayField(
        label=_("Day of arrival"),
        help_text=_("The day it reached the city: the terms count from it, from the opening of offices. Empty: now."),
    )
    dated_on = DayField(label=_("Date on the petition"), help_text=_("As the sender wrote it; empty if there is none."))
    external_code = LineField(
        label=_("Number in that system"),
        max_length=40,
        required=False,
        help_text=_("Copy it exactly. Required for iHanoi and 1022."),
    )
    separate = forms.BooleanField(label=_("This is another matter under the same number"), required=False)
    answered_link = forms.CharField(
        label=_("Answered there: address of the answer"),
        max_length=500,
        required=False,
        help_text=_("Only when that system has answered already: the petition is then closed with that answer."),
        widget=forms.URLInput(attrs={"placeholder": "https://"}),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=KINDS, initial=Kind.FEEDBACK, widget=forms.RadioSelect)
    title = LineField(label=_("Title"), max_length=200, help_text=_("One short sentence: what, and where."))
    content = TextField(
        label=_("Content"),
        max_length=LONGEST_TEXT,
        help_text=_("In the sender’s own words. Leave out identity numbers and the names of others."),
        widget=forms.Textarea(attrs={"rows": 7}),
    )
    topic = TopicField(label=_("Topic"), help_text=_("Unsure? Choose “Other matters”: the office will sort it."))
    territory = WardField(label=_("Ward or commune where it happened"))
    place = LineField(label=_("Address or landmark"), max_length=200, required=False)
    point = PointField(
        label=_("Point on the map"),
        max_length=60,
        required=False,
        help_text=_("Two numbers, latitude and longitude. Leave it empty if you do not know."),
    )
    happened_at = MomentField(label=_("When it happened"), required=False)
    name = LineField(
        label=_("Full name"),
        max_length=120,
        required=False,
        help_text=_("Required, except from iHanoi and 1022, where that system keeps it."),
    )
    phone = LineField(
        label=_("Phone number"),
        max_length=20,
        required=False,
        help_text=_("Without phone and e-mail the printed receipt is the sender’s only way to the answer. Say so."),
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel"}),
    )
    email = forms.EmailField(
        label=_("E-mail"), max_length=120, required=False, help_text=_("The receipt is sent there as well.")
    )
    address = LineField(
        label=_("Postal address"), max_length=300, required=False, help_text=_("For an answer by post.")
    )
    helper_name = LineField(label=_("Who brings it for the sender"), max_length=120, required=False)
    helper_phone = LineField(
        label=_("Phone number of who brings it"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel"}),
    )
    office = OfficeField(label=_("Which office"), help_text=_("It never reads the petition: the one above it does."))
    shows_name = forms.BooleanField(label=_("The office concerned may see the sender’s name"), required=False)
    stated = forms.BooleanField(label=_("I have read it: it reports a fact or proposes something"), required=False)
    consent = forms.BooleanField(
        label=_("The sender agreed, in writing or by word, to how the data is kept"),
        required=False,
        help_text=_("Read it out, or show it. Not ticked: kept only to settle the petition, and never published."),
    )
    may_publish = forms.BooleanField(
        label=_("The sender agrees that the content is published after redaction"), required=False
    )
    late = forms.BooleanField(label=_("The day of arrival is right although the term is over"), required=False)
