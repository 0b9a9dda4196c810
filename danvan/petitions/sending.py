"""The steps of sending: write, look over, send. Nothing typed is lost on the way, no file, no error page.

Between writing and looking over, a text that looks like a complaint or a denunciation is asked about.
"""

from datetime import datetime
from typing import Any

from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from danvan.captcha.forms import ProofForm
from danvan.deadlines.clocks import preview
from danvan.errors import DomainError
from danvan.events.actors import LinkHolder
from danvan.petitions.actions.submit import submit_petition
from danvan.petitions.consent import CURRENT, TEXTS
from danvan.petitions.forms.sending import PetitionForm
from danvan.petitions.links import link_secret, new_form_token
from danvan.petitions.models import Kind
from danvan.petitions.pages.lodging import question_page
from danvan.petitions.queries.destination import Destination, destination_of
from danvan.petitions.queries.finding import by_link
from danvan.petitions.terms import SETTLE


class SendingDesk:
    """One request of the sending form."""

    def __init__(self, request: HttpRequest, *, at: datetime) -> None:
        self.request = request
        self.at = at
        self.today = timezone.localdate(at)

    def blank(self) -> HttpResponse:
        """A fresh form with its own token: sending it twice makes one petition."""
        return self._write(PetitionForm(initial={"form_token": new_form_token()}, at=self.at))

    def answer(self) -> HttpResponse:
        """The page that follows the button that was pressed."""
        data = self.request.POST.copy()
        self._take_hints(data)
        form = PetitionForm(data, self.request.FILES, at=self.at)
        form.keep_files(at=self.at)
        step = data.get("step", "look" if data.get("at") == "look" else "")
        if step == "edit" or (form.only_files and data.get("at") != "look"):
            form.judge_files_only()
            return self._write(form)
        try:
            return self._go_on(form, step)
        except DomainError as refused:
            # Whatever was typed is still in the form.
            form.add_error(None, _(refused.message) % refused.params if refused.params else _(refused.message))
            return self._write(form, status=refused.status)

    def _go_on(self, form: PetitionForm, step: str) -> HttpResponse:
        if not form.is_valid():
            return self._write(form)
        if form.asks:
            return self._ask(form)
        return self._send(form) if step == "send" else self._look_over(form)

    def _send(self, form: PetitionForm) -> HttpResponse:
        token = form.cleaned_data["form_token"]
        secret = link_secret(token)
        if by_link(secret) is None:
            proof = ProofForm(self.request.POST, request=self.request, holder=token, action="petition")
            if not proof.is_valid():
                return self._look_over(form, proof)
            self._submit(form, token)
        response = redirect("petition-receipt", secret)
        response.status_code = 303
        return response

    def _submit(self, form: PetitionForm, token: str) -> None:
        written = form.submission(language=get_language() or "vi")
        try:
            submit_petition(written, form_token=token, files_token=form.token, by=LinkHolder(), at=self.at)
        except IntegrityError:
            # The same form arrived twice at one moment: the other request made the petition.
            if by_link(link_secret(token)) is None:
                raise

    def _write(self, form: PetitionForm, *, status: int = 200) -> HttpResponse:
        context = {"form": form, "due": preview(SETTLE, self.at), "consent": TEXTS[CURRENT]}
        return render(self.request, "petitions/public/send.html", context, status=status)

    def _ask(self, form: PetitionForm) -> HttpResponse:
        return render(self.request, "petitions/public/question.html", question_page(form, on=self.today))

    def _look_over(self, form: PetitionForm, proof: ProofForm | None = None) -> HttpResponse:
        data = form.cleaned_data
        context = {
            "form": form,
            "kind": Kind(data["kind"]).label,
            "proof": proof or ProofForm(request=self.request, holder=data["form_token"], action="petition"),
            "due": preview(SETTLE, self.at),
            "going": self._destination(data),
        }
        return render(self.request, "petitions/public/look_over.html", context)

    def _destination(self, data: dict[str, Any]) -> Destination:
        where, what = data["territory"], data["topic"]
        about = data["about_unit"]
        return destination_of(where, what, data["title"], data["content"], on=self.today, about_unit=about)

    def _take_hints(self, data: Any) -> None:
        """The button "use the photo's place and time": the sender chose, so both become fields."""
        place, _sep, taken = data.get("take", "").partition(";")
        if place:
            data["point"] = place
        if taken:
            data["happened_at"] = taken
