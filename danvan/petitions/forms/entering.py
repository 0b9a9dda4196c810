"""A petition that came in otherwise than through the site, as an officer writes it down; no rule lives here."""

import re
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.forms.utils import ErrorDict
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from danvan.accounts.contacts import check_phone
from danvan.deadlines.clocks import preview
from danvan.deadlines.terms import Due
from danvan.errors import DomainError
from danvan.language import fold, normalise_line
from danvan.organisations.models import Unit
from danvan.petitions.actions.enter import Entry
from danvan.petitions.consent import CURRENT
from danvan.petitions.forms.entry_fields import ISO, EntryFields
from danvan.petitions.forms.offices import COMMITTEE
from danvan.petitions.making import Person, Written
from danvan.petitions.models import Channel, Kind, Petition
from danvan.petitions.models.choices import FROM_ELSEWHERE
from danvan.petitions.queries.finding import committee_of_ward
from danvan.petitions.queries.intake import moment_of_receipt, petition_of_number
from danvan.petitions.recognition.recognising import Looks, Recognition, recognise
from danvan.petitions.terms import SETTLE
from danvan.references.secrets import hash_secret

_NUMBER = re.compile(r"[a-z0-9./-]*[0-9][a-z0-9./-]*")
_CODE = re.compile(r"[A-Za-z0-9_.:/+@-]+")


class EntryForm(EntryFields):
    """A petition as it came in; `at` is the moment of the request.

    `known`: the petition for which the other system's number stands already: the form is refused once, and taken when
    the officer says that it is a separate matter. `over`: the term that is over by the day of arrival, and `looks`:
    what else the text may be, are asked likewise.
    """

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.at = at
        self.today = timezone.localdate(at)
        self.known: Petition | None = None
        self.over: Due | None = None
        self.looks: Recognition | None = None
        self.fields["territory"].use_day(self.today)  # type: ignore[attr-defined]  # a WardField
        ward = str(self["territory"].value() or "")
        self.fields["office"].offer(self.today, ward=ward)  # type: ignore[attr-defined]  # an OfficeField
        for name in ("arrived_on", "dated_on"):
            self.fields[name].widget.attrs["max"] = f"{self.today:{ISO}}"

    def judge_files_only(self) -> None:
        """Keep what the files were refused for and nothing else: the officer is still writing."""
        self.full_clean()
        refused = self.errors.get("attachments")
        self._errors = ErrorDict({"attachments": refused} if refused else {})

    def clean_phone(self) -> str:
        return _phone(self.cleaned_data["phone"])

    def clean_helper_phone(self) -> str:
        return _phone(self.cleaned_data["helper_phone"])

    def clean_happened_at(self) -> datetime | None:
        moment: datetime | None = self.cleaned_data["happened_at"]
        if moment and moment > self.at:
            raise forms.ValidationError(_("This moment lies in the future."))
        return moment

    def clean_arrival_number(self) -> str:
        number = re.sub(r"\s+", "", self.cleaned_data["arrival_number"])
        if number and not _NUMBER.fullmatch(fold(number)):
            raise forms.ValidationError(_("A number of the register holds digits, letters and the signs . / - only."))
        return number

    def clean_external_code(self) -> str:
        code = re.sub(r"\s+", "", self.cleaned_data["external_code"])
        if code and not _CODE.fullmatch(code):
            raise forms.ValidationError(_("Copy the number alone: letters, digits and the signs . - _ / : + @ only."))
        return code

    def clean_answered_link(self) -> str:
        link = normalise_line(self.cleaned_data["answered_link"])
        if link:
            URLValidator(schemes=["https"], message=_("Copy the whole address; it begins with https://."))(link)
        return link

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        self._judge_days(data.get("arrived_on"), data.get("dated_on"))
        self._judge_origin(data)
        self._judge_content(data)
        self._judge_people(data)
        data["about_unit"] = self._about_unit(data)
        if data.get("may_publish") and not data.get("consent"):
            self.add_error("may_publish", _("Nothing is published without the consent above."))
        return data

    def _judge_days(self, arrived: date | None, dated: date | None) -> None:
        if arrived and arrived > self.today:
            self.add_error("arrived_on", _("This day lies in the future."))
        elif dated and dated > (arrived or self.today):
            self.add_error("dated_on", _("The petition is dated after it arrived. Check both days."))
        elif arrived and not self.has_error("arrived_on"):
            self._judge_term(arrived)

    def _judge_term(self, arrived: date) -> None:
        try:
            due = preview(SETTLE, moment_of_receipt(arrived, at=self.at))
        except DomainError:
            self.add_error("arrived_on", _("No term is known for that day. Check the year."))
            return
        # A slip of the year makes a petition that is late the moment it is entered.
        if due.due_at < self.at and not self.cleaned_data.get("late"):
            self.over = due
            self.add_error("arrived_on", _("By this day it is overdue already. Check the year, or confirm below."))

    def _judge_origin(self, data: dict[str, Any]) -> None:
        elsewhere = data.get("channel") in FROM_ELSEWHERE
        code = data.get("external_code", "")
        if self.has_error("external_code"):
            return
        if elsewhere and not code:
            self.add_error("external_code", _("Write the number under which that system keeps it."))
        if not elsewhere and (code or data.get("answered_link")):
            self.add_error("external_code", _("Choose iHanoi or 1022 as the way it came, or leave both boxes empty."))
        if elsewhere and code:
            self._judge_number(str(data["channel"]), code, data)

    def _judge_number(self, system: str, code: str, data: dict[str, Any]) -> None:
        known = petition_of_number(system, code)
        # The same form sent again finds its own petition.
        if known is None or known.form_hash == hash_secret(data.get("form_token", "")):
            return
        self.known = known
        if not data.get("separate"):
            self.add_error("external_code", _("A petition with this number is here already."))
        elif data.get("answered_link"):
            self.add_error("answered_link", _("That is the answer to the first petition. Leave the address out."))

    def _judge_people(self, data: dict[str, Any]) -> None:
        if self.nameless:
            return
        reach = data.get("phone") or data.get("email") or data.get("address")
        nameless = data.get("channel") in FROM_ELSEWHERE and not reach
        if not data.get("name") and not self.has_error("name") and not nameless:
            self.add_error("name", _("Write the sender’s full name as it stands on the petition or as it was said."))
        if data.get("helper_phone") and not data.get("helper_name"):
            self.add_error("helper_name", _("Write the name of who brings it."))

    def _judge_content(self, data: dict[str, Any]) -> None:
        """A complaint or denunciation has a way of its own: the officer is asked, the list of cues decides nothing."""
        looks = recognise(f"{data.get('title', '')}\n{data.get('content', '')}")
        self.looks = looks if looks.asks else None
        if self.looks and not data.get("stated"):
            self.add_error("content", _("This may be a complaint or a denunciation. Read the note above."))

    def _about_unit(self, data: dict[str, Any]) -> Unit | None:
        office, ward, topic = data.get("office"), data.get("territory"), data.get("topic")
        if office and office != COMMITTEE:
            return Unit.objects.get(slug=office)
        if ward is None or not (office or (topic and topic.about_officials)):
            return None
        try:
            return committee_of_ward(ward, on=self.today)
        except DomainError as refused:
            self.add_error("territory", _now(refused.message))
            return None

    @property
    def nameless(self) -> bool:
        """It goes without name, contact and files."""
        return self.looks is not None and self.looks.kind is Looks.DENUNCIATION

    def entry(self) -> Entry:
        """The valid form as what the action takes."""
        data = self.cleaned_data
        separate = bool(data["separate"] and data["external_code"])
        # The number of that system stays with the first petition; the second keeps it as what it arrived under.
        number = data["arrival_number"] or (data["external_code"] if separate else "")
        return Entry(
            written=self._written(),
            channel=Channel(data["channel"]),
            arrival_number=number,
            arrived_on=data["arrived_on"],
            dated_on=data["dated_on"],
            sender=Person(data["name"], data["phone"], data["email"], data["address"]) if data["name"] else None,
            helper=Person(data["helper_name"], data["helper_phone"]) if data["helper_name"] else None,
            external_code=data["external_code"],
            answered_link=data["answered_link"],
            separate=separate,
            about_unit=data["about_unit"],
            shows_name=data["shows_name"],
        )

    def _written(self) -> Written:
        data = self.cleaned_data
        latitude, longitude = data["point"]
        return Written(
            kind=Kind(data["kind"]),
            title=data["title"],
            content=data["content"],
            topic=data["topic"],
            territory=data["territory"],
            place=data["place"],
            latitude=latitude,
            longitude=longitude,
            happened_at=data["happened_at"],
            may_publish=data["may_publish"],
            consent_version=CURRENT if data["consent"] else "",
        )


def _phone(typed: str) -> str:
    try:
        return check_phone(typed) if typed else ""
    except DomainError as error:
        raise forms.ValidationError(_now(error.message)) from error
