"""`{% load captcha %}{% proof form %}`: the guard of a form, before its button."""

from typing import Any

from django import template

from danvan.captcha.forms import ProofMixin

register = template.Library()


@register.inclusion_tag("captcha/field.html")
def proof(form: ProofMixin) -> dict[str, Any]:
    """The guard of `form`: words about the automatic check, the code when no script runs, the trap."""
    return {"ask": form.ask}
