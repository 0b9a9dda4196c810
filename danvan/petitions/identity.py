"""Is the person at the counter the sender? Compared under record, a few times a day, and nothing kept is shown."""

from dataclasses import dataclass
from datetime import datetime, time

from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_variables

from danvan.access_log.looking import note_look
from danvan.access_log.queries import looks_at
from danvan.accounts.contacts import ContactDetails, check_email, check_phone, reveal, ways_to_reach
from danvan.accounts.models import User
from danvan.language import fold
from danvan.petitions.errors.intake import CallProvesNothing, IdentityDiffers, NobodyCanProve, TooManyTries
from danvan.petitions.models import Petition
from danvan.petitions.rules.intake import MAY_REPLACE_LINK

MOST_TRIES = 3
# What the list of looks calls them: each comparison, and its result.
TRIED, REFUSED, GIVEN = "contact", "link_refused", "link_given"
REASON = "link:"


class IdentityCheck(TextChoices):
    """How the officer made sure. "I know him" is none of them: nobody could check it later."""

    ID_CARD = "id_card", _("The identity card or VNeID was shown; name and face agree")
    CALLED_BACK = "called_back", _("I called the number, and the telephone in this person’s hand rang")
    AUTHORISED = "authorised", _("A written authorisation of the sender, with the identity card of who brings it")


@dataclass(frozen=True, slots=True)
class Claim:
    """What the person at the counter says of the sender."""

    name: str
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Proof:
    """That a claim held, for one petition."""

    petition_id: int
    check: IdentityCheck


def can_be_proved(petition: Petition) -> bool:
    """A name is kept, so somebody can prove to be the sender."""
    return petition.contact is not None and petition.contact.forgotten_at is None


def asked_for(petition: Petition) -> str:
    """What must match beside the name: "phone", else "email", else "" where neither is kept."""
    ways = ways_to_reach(petition.contact) if petition.contact else frozenset()
    return next((way for way in ("phone", "email") if way in ways), "")


@sensitive_variables()
def prove_identity(petition: Petition, claim: Claim, check: IdentityCheck, *, by: User, at: datetime) -> Proof:
    """Compare a claim with what is kept; outside a transaction, so that a refused try stays on record.

    Raises NobodyCanProve, CallProvesNothing, TooManyTries, IdentityDiffers.
    """
    MAY_REPLACE_LINK.require(by, petition, on=timezone.localdate(at))
    if petition.contact is None or not can_be_proved(petition):
        raise NobodyCanProve
    wanted = asked_for(petition)
    if check is IdentityCheck.CALLED_BACK and wanted != "phone":
        raise CallProvesNothing
    # The look is written first and counted afterwards: of many tries at one moment no more than these are compared.
    kept = reveal(petition.contact, by=by, about=petition, at=at, reason=f"{REASON}{check.value}")
    if _wrong_today(petition, at) > MOST_TRIES:
        raise TooManyTries
    if not _same(claim, kept, wanted):
        note_look(by, about=petition, what=REFUSED, at=at, reason=f"{REASON}{check.value}")
        raise IdentityDiffers
    return Proof(petition.pk, check)


def note_given(petition: Petition, proof: Proof, *, by: User, at: datetime) -> None:
    """The try succeeded: it counts against nobody."""
    note_look(by, about=petition, what=GIVEN, at=at, reason=f"{REASON}{proof.check.value}")


def _wrong_today(petition: Petition, at: datetime) -> int:
    """Tries of the local day without success, the present one among them."""
    midnight = datetime.combine(timezone.localdate(at), time(), timezone.get_current_timezone())
    today = looks_at(petition).filter(at__gte=midnight, reason__startswith=REASON)
    return today.filter(what=TRIED).count() - today.filter(what=GIVEN).count()


def _same(claim: Claim, kept: ContactDetails, wanted: str) -> bool:
    # Tones are set aside: the same name is typed one way by the sender and another at the counter.
    if fold(claim.name) != fold(kept.name):
        return False
    if wanted == "phone":
        return check_phone(claim.phone) == check_phone(kept.phone)
    if wanted == "email":
        return check_email(claim.email) == kept.email
    return True
