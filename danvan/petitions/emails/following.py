"""Mails to who follows a published petition: the link to confirm with, and each public step."""

from datetime import UTC, date, datetime
from typing import Any

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import Contact
from danvan.errors import N_
from danvan.notifications import previews
from danvan.notifications.composing import absolute, compose
from danvan.notifications.message import Message
from danvan.petitions.links import following_secret
from danvan.petitions.models import Follower, Petition

CONFIRM = "petitions.confirm_following"
STEP = "petitions.followed_step"

#: What a follower is told of, in a sentence that is also the subject of the mail.
SENTENCES = {
    "accepted": N_("Petition %(reference)s was accepted for settlement"),
    "transferred": N_("Petition %(reference)s was passed on to the competent unit"),
    "answered": N_("Petition %(reference)s was answered"),
    "answer_public": N_("The answer to petition %(reference)s can be read"),
    "reopened": N_("Petition %(reference)s is being answered anew"),
    "taken_over": N_("The unit above took petition %(reference)s over"),
    "filed": N_("Petition %(reference)s was filed without settlement"),
}


def ask_follower_to_confirm(follower: Follower, *, on: date) -> Message:
    """The link without which nothing is ever sent; at most one such mail a day reaches an address."""
    once = f"{CONFIRM}:{follower.pk}:{on.isoformat()}"
    confirm = reverse("petition-following", args=[_secret(follower)])
    values = {"reference": follower.petition.reference, "address": absolute(confirm)}
    return _message(CONFIRM, "petitions/emails/confirm_following.txt", follower, once, values)


def tell_follower_of_step(follower: Follower, *, step: str, once: str) -> Message:
    """One public step, the page where it can be read, and the link that ends these mails."""
    reference = follower.petition.reference
    with translation.override(follower.language):
        sentence = gettext(SENTENCES[step]) % {"reference": reference}
    values = {
        "sentence": sentence,
        "address": absolute(reverse("petition-public", args=[reference])),
        "end": absolute(reverse("petition-following-end", args=[_secret(follower)])),
    }
    return _message(STEP, "petitions/emails/followed_step.txt", follower, f"{STEP}:{once}:{follower.pk}", values)


def _secret(follower: Follower) -> str:
    return following_secret(follower.digest, follower.asked_at)


def _message(kind: str, template: str, follower: Follower, once: str, values: dict[str, Any]) -> Message:
    subject, text = compose(template, language=follower.language, **values)
    # Recorded in nobody's trail: whom an address belongs to is no part of the case.
    return Message(kind, subject, text, once=once, to_contact=follower.contact, language=follower.language)


def _sample(language: str) -> Follower:
    return Follower(
        pk=0,
        petition=Petition(reference="H26.PAKN.20261124.0042"),
        contact=Contact(),
        language=language,
        digest="0" * 64,
        asked_at=datetime(2026, 11, 24, 2, tzinfo=UTC),
    )


def _confirm(language: str) -> Message:
    return ask_follower_to_confirm(_sample(language), on=date(2026, 11, 24))


def _step(language: str) -> Message:
    return tell_follower_of_step(_sample(language), step="answer_public", once="sample")


previews.register(CONFIRM, _("To who wants to follow: confirm the address"), _confirm)
previews.register(STEP, _("To a follower: a public step"), _step)
