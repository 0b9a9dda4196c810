"""The identity of citizens: kept, found by exact match, shown masked, revealed under record, forgotten.

Other areas hold a foreign key to Contact and know no more of it than these functions tell.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Model, QuerySet
from django.views.decorators.debug import sensitive_variables

from danvan.access_log.looking import note_look
from danvan.accounts.errors import ContactForgotten
from danvan.accounts.masking import mask_email, mask_name, mask_phone
from danvan.accounts.models import Contact, User
from danvan.accounts.sealing import blind_index
from danvan.accounts.typed import (
    check_address,
    check_email,
    check_name,
    check_personal_id,
    check_phone,
    phone_for_people,
)

__all__ = [
    "ContactDetails",
    "MaskedContact",
    "check_address",
    "check_email",
    "check_name",
    "check_personal_id",
    "check_phone",
    "email_for_delivery",
    "find_contacts",
    "masked",
    "reveal",
    "save_contact",
    "ways_to_reach",
]


@dataclass(frozen=True, slots=True)
class MaskedContact:
    """What may stand on a page without a reason: "N••••• T•• H••", "09•• ••• •41", "n•••@…"."""

    name: str
    phone: str
    email: str
    forgotten: bool = False


@dataclass(frozen=True, slots=True)
class ContactDetails:
    """A revealed identity; its repr shows nothing, so that no log or traceback repeats it."""

    name: str = field(repr=False)
    phone: str = field(repr=False)
    email: str = field(repr=False)
    address: str = field(repr=False)
    personal_id: str = field(repr=False)


@sensitive_variables()
def save_contact(*, name: str, phone: str = "", email: str = "", address: str = "", personal_id: str = "") -> Contact:
    """Keep an identity under seal; a plain function for use inside an action.

    Raises a ContactNotUnderstood (with `field`) for what cannot be used as typed. Two cases of one person are two
    contacts: the system keeps no profile of a citizen.
    """
    identity = {
        "name": check_name(name),
        "phone": check_phone(phone),
        "email": check_email(email),
        "address": check_address(address),
        "personal_id": check_personal_id(personal_id),
    }
    contact = Contact()
    contact.seal(identity)
    contact.save()
    return contact


@sensitive_variables()
def masked(contact: Contact) -> MaskedContact:
    """The identity with all but first letters and last digits hidden; looking at it needs no reason."""
    if contact.forgotten_at is not None:
        return MaskedContact("", "", "", forgotten=True)
    known = contact.unseal()
    return MaskedContact(
        name=mask_name(known.get("name", "")),
        phone=mask_phone(known.get("phone", "")),
        email=mask_email(known.get("email", "")),
    )


@sensitive_variables()
def reveal(contact: Contact, *, by: User, about: Model, at: datetime, reason: str) -> ContactDetails:
    """Open the identity for a person who said why; the look is on record before anything is shown.

    `about` is the case in which it is needed; the caller has asked its Rule. Raises ContactForgotten.
    """
    if contact.forgotten_at is not None:
        raise ContactForgotten
    note_look(by, about=about, what="contact", at=at, reason=reason)
    known = contact.unseal()
    return ContactDetails(
        name=known.get("name", ""),
        phone=phone_for_people(known.get("phone", "")),
        email=known.get("email", ""),
        address=known.get("address", ""),
        personal_id=known.get("personal_id", ""),
    )


def email_for_delivery(contact: Contact) -> str:
    """Where a message goes, or ""; for the mail machinery only, so no look is noted: no person sees it."""
    if contact.forgotten_at is not None:
        return ""
    return str(contact.unseal().get("email", ""))


def ways_to_reach(contact: Contact) -> frozenset[str]:
    """Which of "phone", "email" this contact has, without opening it."""
    has = {"phone": contact.phone_index, "email": contact.email_index}
    return frozenset(way for way, index in has.items() if index)


@sensitive_variables()
def find_contacts(*, phone: str = "", email: str = "", personal_id: str = "") -> QuerySet[Contact]:
    """Contacts with exactly this number or address; an officer opens that person's own cases on purpose.

    Nothing asked finds nothing. Raises a ContactNotUnderstood for what cannot be a number or an address.
    """
    wanted: dict[str, Any] = {
        "phone_index": blind_index("phone", check_phone(phone)),
        "email_index": blind_index("email", check_email(email)),
        "personal_id_index": blind_index("personal_id", check_personal_id(personal_id)),
    }
    asked = {column: index for column, index in wanted.items() if index}
    return Contact.objects.known().filter(**asked) if asked else Contact.objects.none()
