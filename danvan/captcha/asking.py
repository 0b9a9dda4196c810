"""What a guarded form shows: a challenge to take, and a code in case no script runs."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core import signing
from django.forms.boundfield import BoundField
from django.urls import reverse
from django.utils.translation import gettext as _

from danvan.captcha import pressure
from danvan.captcha.codes import Code, new_code

if TYPE_CHECKING:
    from danvan.captcha.forms import ProofMixin

SALT = "danvan.captcha.action"


@dataclass(frozen=True, slots=True)
class Ask:
    """The guard of one rendered form; names and ids are those of its own fields."""

    proof: BoundField
    code: BoundField
    trap: BoundField
    token_name: str
    again_name: str
    payload: str
    token: str
    picture_url: str
    picture_alt: str
    challenge_url: str
    show_code: bool
    needed: bool


def ask_for(form: "ProofMixin", *, code: Code | None) -> Ask:
    """The guard of `form`; keeps the code that was answered rightly, else brings a new one."""
    kept = code is not None
    code = code or new_code(form.proof_action, level=pressure.level(form.address, form.proof_action))
    bound = form["proof_code"]
    # On the drawn field itself: the summary of errors may have drawn it before.
    bound.help_text = _(
        "Type the digits of the picture. If you cannot see it, type the answer to this: what is %(sum)s?"
    ) % {"sum": code.question}
    # Only a box that is shown is asked for; the script that does the work takes the mark off again.
    bound.field.required = True
    if not kept:
        bound = _blank(form)
    digits = len(code.digits)
    return Ask(
        proof=form["proof"],
        code=bound,
        trap=form["website"],
        token_name=form.add_prefix("proof_token"),
        again_name=form.add_prefix("proof_again"),
        payload=_payload(form),
        token=code.token,
        picture_url=reverse("captcha-picture", args=[code.token]),
        picture_alt=_("Picture of %(count)d digits; the question below serves instead of it") % {"count": digits},
        challenge_url=f"{reverse('captcha-challenge')}?for={signing.dumps(form.proof_action, salt=SALT)}",
        show_code=form.asks_code,
        needed=form.proof_needed(),
    )


def action_of(token: str) -> str | None:
    """The action that one of our pages asks a challenge for."""
    try:
        return str(signing.loads(token, salt=SALT))
    except signing.BadSignature:
        return None


def _payload(form: "ProofMixin") -> str:
    """A proof still good is carried along; a refused one is not."""
    if not form.is_bound or form.asked_again or "proof_code" in form.errors:
        return ""
    return str(form.cleaned_data.get("proof") or "")


def _blank(form: "ProofMixin") -> BoundField:
    """The code box without what was typed for another picture."""
    field = form["proof_code"]
    if form.is_bound:
        data: Any = form.data.copy()  # type: ignore[attr-defined]  # a QueryDict or a dict
        data[form.add_prefix("proof_code")] = ""
        form.data = data
    return field
