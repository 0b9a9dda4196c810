"""The guard of a form: work done by the browser, or a code typed by a person; a trap for machines that fill all."""

import secrets
from typing import TYPE_CHECKING, Any

from django import forms
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from danvan.captcha import pressure, work
from danvan.captcha.asking import Ask, ask_for
from danvan.captcha.client import client_address
from danvan.captcha.codes import Code, read_token
from danvan.captcha.spent import spend

if TYPE_CHECKING:
    Base = forms.Form
else:
    Base = object

NEEDED = _("Confirm that a person is sending this: type the digits of the picture, or the answer to the question.")
OLD = _("The automatic check is more than two hours old. Nothing you typed is lost: send once more.")
WRONG = _("This is neither the digits of the picture nor the answer to the question. Here is a new one.")
USED = _("This check has been used once already. Nothing you typed is lost: send once more.")
TRAPPED = _("Leave this box empty: it is a trap for machines.")


class ProofMixin(Base):
    """Give a form its guard: `class MyForm(ProofMixin, forms.Form)`, `{% load captcha %}{% proof form %}`.

    proof_action: stable name under which attempts are counted. Pass `request`; pass `holder` (the key of a form
    that may arrive twice) so that a repeated sending is not refused. The proof is used up only when everything
    else in the form is right: correcting another field costs no second code.
    """

    proof_action = "form"

    def __init__(self, *args: Any, request: HttpRequest, holder: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.guarded_request = request
        self.holder = holder or secrets.token_hex(16)
        self.asks_code = self.guarded = False
        self._kept: Code | None = None
        self.fields["proof"] = forms.CharField(required=False, widget=forms.HiddenInput)
        self.fields["proof_token"] = forms.CharField(required=False, widget=forms.HiddenInput)
        self.fields["proof_code"] = forms.CharField(
            required=False,
            label=_("Confirmation code"),
            widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric", "maxlength": 20}),
        )
        self.fields["website"] = forms.CharField(
            required=False,
            label=_("Leave this box empty"),
            widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
        )

    def proof_needed(self) -> bool:
        """Whether this sending is guarded at all; a form may ask only under pressure."""
        return True

    def is_valid(self) -> bool:
        """Not while the visitor only asked for another code: nothing is refused then, and nothing is sent."""
        return super().is_valid() and not self.asked_again

    @cached_property
    def asked_again(self) -> bool:
        """The button "another code" was pressed, not the one that sends."""
        return self.is_bound and self.add_prefix("proof_again") in self.data

    @cached_property
    def address(self) -> str:
        """Whose attempts are counted."""
        return client_address(self.guarded_request)

    @cached_property
    def ask(self) -> Ask:
        """What the page shows; made once per rendering."""
        return ask_for(self, code=self._kept)

    def full_clean(self) -> None:
        """Everything else first, the guard last."""
        self.guarded = False
        super().full_clean()
        if self.asked_again:
            self._errors = forms.utils.ErrorDict()
            self.asks_code = True
        elif self.is_bound and not self.guarded:
            self.guard()

    def guard(self) -> None:
        """Check trap and proof now; a form calls it earlier itself when its own check must not run unguarded."""
        self.guarded = True
        self._clean_trap()
        if self.proof_needed():
            self._clean_proof()

    def drop_proof(self) -> None:
        """Ask for a fresh proof next time, although this one was good."""
        self.cleaned_data["proof"] = ""
        self._kept = None

    def _typed(self, name: str) -> str:
        return str(self.cleaned_data.get(name) or "")

    def _clean_trap(self) -> None:
        if self._typed("website"):
            self.add_error("website", TRAPPED)

    def _clean_proof(self) -> None:
        payload = self._typed("proof")
        outcome = work.check(payload, action=self.proof_action) if payload else "wrong"
        if outcome == "good":
            self._use(work.mark_of(payload))
        elif self._typed("proof_code"):
            self._clean_code()
        else:
            self._refuse(OLD if outcome == "old" else NEEDED)

    def _clean_code(self) -> None:
        code = read_token(self._typed("proof_token"))
        pressure.note(self.address, self.proof_action)
        if code and code.action == self.proof_action and code.answered_by(self._typed("proof_code")):
            self._use(code.nonce)
            self._kept = code
            self.asks_code = True
        else:
            if code:
                # One try each: a wrong answer burns the code, so it cannot be guessed at length.
                spend(code.nonce)
            self._refuse(WRONG)

    def _use(self, mark: str) -> None:
        if not self.errors and not spend(mark, holder=self.holder):
            self._refuse(USED)

    def _refuse(self, message: Any) -> None:
        self.asks_code = True
        self._kept = None
        self.cleaned_data["proof"] = ""
        self.add_error("proof_code", message)


class ProofForm(ProofMixin, forms.Form):
    """The guard alone, for a page whose other fields live in forms of their own: ask it last."""

    def __init__(self, *args: Any, action: str, **kwargs: Any) -> None:
        self.proof_action = action
        super().__init__(*args, **kwargs)
