"""What a sender is told of screening: why it was filed or passed on, and what he can do; by mail and on his page."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from danvan.petitions.models import FilingReason, TransferReason


@dataclass(frozen=True, slots=True)
class FilingWords:
    """why: the reason to the sender. way_on: what he can do, one sentence or two."""

    why: Promise
    way_on: Promise


_WORDS = {
    FilingReason.UNCLEAR: FilingWords(
        _("The office could not understand what you report or ask for."),
        _("Send it again in a few plain sentences: what happened, where, since when, and what you ask for."),
    ),
    FilingReason.NO_FACTS: FilingWords(
        _("No place, time or fact is named that could be checked."),
        _("Send it again with the place and the time; a photo or a landmark helps."),
    ),
    FilingReason.ALREADY_ANSWERED: FilingWords(
        _("The same matter was answered before, and nothing new is stated."),
        _("If something has changed since, write what is new. If the answer was not kept, say so when you object."),
    ),
    FilingReason.NOT_PETITION: FilingWords(
        _("It asks nothing of the city and reports nothing."),
        _("If you meant to report something, send it again and say what the office should do."),
    ),
    FilingReason.COMPLAINT: FilingWords(
        _("It is a complaint or a denunciation. The law gives these a way of their own, which protects you better."),
        _("Lodge it in writing, signed, or state it at a reception of citizens."),
    ),
}


def words_for_filing(reason: str) -> FilingWords:
    """Reason and way on for a FilingReason; raises ValueError for another code."""
    return _WORDS[FilingReason(reason)]


def words_for_passing(reason: str) -> Promise:
    """Why a unit passed it on, as its sender reads it; for a TransferReason."""
    return _PASSED[TransferReason(reason)]


_PASSED = {
    TransferReason.FIELD: _("The matter belongs to the field of that office."),
    TransferReason.PLACE: _("It happened in another ward."),
    TransferReason.LEVEL: _("It is for a higher level to decide."),
    TransferReason.CONCERNED: _("It is about the office itself, so the one above settles it. Your name is hidden."),
}
