"""One form of what a person types about themselves, so that the same person is found again by exact match.

Each function returns "" for nothing typed, the stored form otherwise, or raises a ContactNotUnderstood.
"""

import re

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from danvan.accounts.errors import (
    AddressTooLong,
    EmailNotUnderstood,
    NameMissing,
    NameTooLong,
    PersonalIdNotUnderstood,
    PhoneNotUnderstood,
)
from danvan.language import normalise_line

MOST_NAME = 120
MOST_ADDRESS = 300
MOST_EMAIL = 254
MOST_PHONE = 40
HOME = "VN"
_GROUPING = re.compile(r"[\s.\-]+")
# Provinces of birth registration keep their codes of before the mergers: 001 Hà Nội to 096 Cà Mau.
_PROVINCES = range(1, 97)


def check_name(text: str) -> str:
    """A name as its bearer writes it, on one line."""
    name = normalise_line(text)
    if not name:
        raise NameMissing
    if len(name) > MOST_NAME:
        raise NameTooLong(most=MOST_NAME)
    return name


def check_address(text: str) -> str:
    """An address on one line."""
    address = normalise_line(text)
    if len(address) > MOST_ADDRESS:
        raise AddressTooLong(most=MOST_ADDRESS)
    return address


def check_phone(text: str) -> str:
    """A telephone number as "+84912345678"; Vietnamese unless it begins with + and another country."""
    typed = normalise_line(text)
    if not typed:
        return ""
    if len(typed) > MOST_PHONE:
        raise PhoneNotUnderstood
    try:
        number = phonenumbers.parse(typed, HOME)
    except phonenumbers.NumberParseException:
        raise PhoneNotUnderstood from None
    if not phonenumbers.is_valid_number(number) or number.extension:
        raise PhoneNotUnderstood
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def phone_for_people(stored: str) -> str:
    """ "+84912345678" as people here write it: "0912 345 678"."""
    if not stored:
        return ""
    number = phonenumbers.parse(stored, HOME)
    home = number.country_code == phonenumbers.country_code_for_region(HOME)
    form = phonenumbers.PhoneNumberFormat.NATIONAL if home else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(number, form)


def check_email(text: str) -> str:
    """An e-mail address in lower case."""
    email = normalise_line(text).lower()
    if not email:
        return ""
    try:
        validate_email(email)
    except ValidationError:
        raise EmailNotUnderstood from None
    if len(email) > MOST_EMAIL:
        raise EmailNotUnderstood
    return email


def check_personal_id(text: str) -> str:
    """The 12 digits of a personal identification number (Decree 137/2015, article 13)."""
    digits = _GROUPING.sub("", normalise_line(text))
    if not digits:
        return ""
    if not (digits.isascii() and digits.isdigit() and len(digits) == 12 and int(digits[:3]) in _PROVINCES):
        raise PersonalIdNotUnderstood
    return digits
