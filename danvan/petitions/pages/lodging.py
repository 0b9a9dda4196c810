"""Where complaints and denunciations are lodged, the question put to a sender, and the form he may print."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from danvan.language import normalise, normalise_line
from danvan.organisations.models import Territory, Unit
from danvan.organisations.queries import territories_today, unit_above
from danvan.organisations.receptions import Reception, reception_of
from danvan.petitions.errors.receiving import NoUnitForPlace
from danvan.petitions.forms.fields import LONGEST_TEXT
from danvan.petitions.forms.sending import PetitionForm
from danvan.petitions.queries.destination import concerned_unit
from danvan.petitions.queries.finding import committee_of_ward, receiving_unit
from danvan.petitions.recognition.recognising import Looks

#: Addresses of the forms, by what they lodge.
FORMS = {"khieu-nai": Looks.COMPLAINT, "to-cao": Looks.DENUNCIATION}
_SLUGS = {looks: slug for slug, looks in FORMS.items()}
_LINE = 300

#: Why a cue stands in the list, as the page of the question says it.
REASONS: dict[str, Promise] = {
    "named": _("names a complaint or a denunciation"),
    "letter": _("is how such a petition is headed"),
    "undo": _("asks that a decision or act be undone or looked at again"),
    "disagrees": _("disagrees with a decision or result"),
    "decision": _("speaks of a decision or act of an office"),
    "unlawful": _("calls it unlawful or wrong"),
    "own_right": _("speaks of your own right or loss"),
    "corruption": _("speaks of money taken or shared"),
    "receipt": _("speaks of money without receipt"),
    "misuse": _("speaks of an office misused"),
    "covering": _("speaks of an offence being covered"),
    "forging": _("speaks of papers or figures forged"),
    "force": _("speaks of violence or threats"),
    "secrecy": _("asks for secrecy or protection"),
    "investigate": _("asks for an investigation"),
    "actor": _("names an official or office"),
}


def question_page(form: PetitionForm, *, on: date) -> dict[str, Any]:
    """Context of the question: the cues with their reasons, where to lodge, the next reception day. Form is valid."""
    data, looks = form.cleaned_data, form.recognition
    ward, topic, named = data["territory"], data["topic"], data["about_unit"]
    about = concerned_unit(ward, topic, looks, on=on, about_unit=named)
    if looks.kind is Looks.COMPLAINT:
        # It is lodged with whoever decided.
        office = about or committee_of_ward(ward, on=on)
    else:
        office = receiving_unit(ward, topic, on=on, about_unit=about)
    return {
        "form": form,
        "looks": looks.kind.value,
        "cues": [(cue.words, REASONS[cue.why]) for cue in looks.cues],
        "reception": reception_of(office, on),
        "concerned": named,
        "slug": _SLUGS[looks.kind],
    }


@dataclass(frozen=True, slots=True)
class Place:
    """A ward, and the offices where its people lodge: its committee, and the one above."""

    ward: Territory
    offices: tuple[Reception, ...]


def place_of(slug: str, *, on: date) -> Place | None:
    """The offices of a ward of today, or None when no ward has this slug."""
    asked = normalise_line(slug[:120])
    ward = territories_today(on).filter(slug=asked).first() if asked else None
    if ward is None:
        return None
    try:
        committee = committee_of_ward(ward, on=on)
    except NoUnitForPlace:
        return Place(ward, ())
    above = unit_above(committee, on)
    return Place(ward, tuple(reception_of(unit, on) for unit in (committee, above) if unit))


@dataclass(frozen=True, slots=True)
class LegalForm:
    """What is printed: the sender's own words where there are some, dotted lines elsewhere."""

    kind: str
    to: str = ""
    name: str = ""
    reach: str = ""
    subject: str = ""
    content: str = ""
    place: str = ""
    concerned: str = ""


def legal_form(slug: str, typed: QueryDict | None, *, on: date) -> LegalForm:
    """The form of that address filled with what was typed; nothing is checked and nothing is kept."""
    kind = FORMS[slug].value
    if typed is None:
        return LegalForm(kind)
    ward = territories_today(on).filter(slug=_line(typed, "territory")[:120]).first()
    named = {unit.slug: unit.name for unit in Unit.objects.on(on).filter(slug__in=_slugs(typed))}
    return LegalForm(
        kind,
        to=named.get(_line(typed, "lodge"), ""),
        name=_line(typed, "name"),
        reach=" · ".join(filter(None, (_line(typed, "phone"), _line(typed, "email")))),
        subject=_line(typed, "title"),
        content=normalise(typed.get("content", "")[:LONGEST_TEXT]),
        place=", ".join(filter(None, (_line(typed, "place"), ward.full_name if ward else ""))),
        concerned=named.get(_line(typed, "concerned"), ""),
    )


def _slugs(typed: QueryDict) -> list[str]:
    return [_line(typed, name)[:140] for name in ("lodge", "concerned")]


def _line(typed: QueryDict, name: str) -> str:
    return normalise_line(typed.get(name, "")[:_LINE])
