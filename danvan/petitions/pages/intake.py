"""The page on which an officer enters a petition: one address, and whatever is wrong, what was typed stays."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from danvan.deadlines.clocks import preview
from danvan.errors import DomainError
from danvan.organisations.models import Territory, Tier, Unit
from danvan.organisations.queries import territories_today, unit_ids_of
from danvan.petitions.actions.enter import enter_petition
from danvan.petitions.consent import CURRENT, TEXTS
from danvan.petitions.errors.intake import AnotherUnitAnswers
from danvan.petitions.forms.entering import EntryForm
from danvan.petitions.links import link_hash, link_secret, new_form_token
from danvan.petitions.models import Petition, Topic
from danvan.petitions.queries.destination import destination_of
from danvan.petitions.queries.finding import readable
from danvan.petitions.queries.intake import moment_of_receipt
from danvan.petitions.rules.intake import COUNTER
from danvan.petitions.terms import SETTLE
from danvan.references.errors import BadExternalCode, ExternalIdTaken
from danvan.references.secrets import hash_secret

# Where a refusal of the action belongs on the page.
_BESIDE = {BadExternalCode: "external_code", ExternalIdTaken: "external_code", AnotherUnitAnswers: "answered_link"}


@dataclass(frozen=True, slots=True)
class Going:
    """Where it goes as it is written now, and until when it is answered there."""

    unit: Unit | None
    due_at: datetime | None


class EntryDesk:
    """One request of the page."""

    def __init__(self, request: HttpRequest, *, at: datetime) -> None:
        self.request = request
        self.user: Any = request.user
        self.at = at
        self.today = timezone.localdate(at)

    def blank(self) -> HttpResponse:
        """A fresh form with its own token: sending it twice makes one petition."""
        initial = {"form_token": new_form_token(), "territory": self._own_ward()}
        return self._page(EntryForm(initial=initial, at=self.at))

    def answer(self) -> HttpResponse:
        """The receipt, or the page again."""
        data = self.request.POST.copy()
        # The button beside a photo: the officer takes over where and when it was made.
        place, _sep, taken = data.get("take", "").partition(";")
        if place:
            data["point"] = place
        if taken:
            data["happened_at"] = taken
        form = EntryForm(data, self.request.FILES, at=self.at)
        form.keep_files(at=self.at)
        if form.only_files or data.get("step") == "where":
            form.judge_files_only()
            return self._page(form)
        if not self._enter(form):
            return self._page(form, status=422)
        return self._to_receipt(form.cleaned_data["form_token"])

    def _enter(self, form: EntryForm) -> bool:
        """Do it; what the action refuses stands beside its field."""
        if not form.is_valid():
            return False
        token = form.cleaned_data["form_token"]
        try:
            enter_petition(form.entry(), form_token=token, files_token=form.token, by=self.user, at=self.at)
        except DomainError as refused:
            words = _(refused.message) % refused.params if refused.params else _(refused.message)
            form.add_error(_BESIDE.get(type(refused)), words)
        except IntegrityError:
            # The same form arrived twice at one moment: the other request made the petition.
            if not Petition.objects.filter(form_hash=hash_secret(token)).exists():
                raise
        return form.is_valid()

    def _to_receipt(self, token: str) -> HttpResponse:
        secret = link_secret(token)
        if Petition.objects.filter(link_hash=link_hash(secret)).exists():
            response = redirect("petition-receipt", secret)
        else:
            # An old page sent again after the sender was given a new link.
            response = redirect("petition-desk-list")
        response.status_code = 303
        return response

    def _page(self, form: EntryForm, *, status: int = 200) -> HttpResponse:
        known = form.known
        context = {
            "form": form,
            "consent": TEXTS[CURRENT],
            "goes_to": self._destination(form),
            "known": known and readable(self.user, on=self.today).filter(pk=known.pk).first(),
        }
        return render(self.request, "petitions/desk/enter.html", context, status=status)

    def _destination(self, form: EntryForm) -> Going:
        """By what stands in the form; nothing where one cannot say yet."""
        own = territories_today(self.today).filter(slug=form.initial.get("territory", "")).first()
        data: dict[str, Any] = form.cleaned_data if form.is_bound else {"territory": own}
        ward, topic = data.get("territory"), data.get("topic") or Topic()
        title, content = (str(form[name].value() or "") for name in ("title", "content"))
        if ward is None:
            return Going(None, None)
        try:
            going = destination_of(ward, topic, title, content, on=self.today, about_unit=data.get("about_unit"))
            return Going(going.unit, preview(SETTLE, moment_of_receipt(data.get("arrived_on"), at=self.at)).due_at)
        except DomainError:
            return Going(None, None)

    def _own_ward(self) -> str:
        """Most of what a ward's clerk enters happened there."""
        own = unit_ids_of(self.user, on=self.today, roles=COUNTER)
        wards = Territory.objects.filter(units__in=own, tier=Tier.COMMUNE).distinct()[:2]
        return wards[0].slug if len(wards) == 1 else ""
