"""Guarded forms and requests for tests."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.test import RequestFactory

from danvan.captcha.forms import ProofMixin

ACTION = "tests.send"


class LetterForm(ProofMixin, forms.Form):
    """One box under guard."""

    proof_action = ACTION
    text = forms.CharField(max_length=20)


def request_from(address: str = "203.0.113.7", **headers: str) -> Any:
    """A request as it arrives from `address`."""
    return RequestFactory().get("/", REMOTE_ADDR=address, **headers)


def letter(data: dict[str, str] | None = None, *, address: str = "203.0.113.7", holder: str = "") -> LetterForm:
    """The form as sent with `data`, or fresh."""
    sent = None
    if data is not None:
        sent = QueryDict(mutable=True)
        sent.update(data)
    return LetterForm(sent, request=request_from(address), holder=holder)
