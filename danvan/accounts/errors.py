"""What can be wrong with what someone typed about themselves, in their words; never repeats what was typed."""

from danvan.errors import N_, DomainError


class ContactNotUnderstood(DomainError):
    """Something about a contact cannot be used as typed; `field` says which box it stood in."""

    code = "accounts.contact-not-understood"
    message = N_("Check this again: it cannot be used as typed.")
    status = 400
    field = ""


class NameMissing(ContactNotUnderstood):
    code = "accounts.name-missing"
    message = N_("Write your full name.")
    field = "name"


class NameTooLong(ContactNotUnderstood):
    code = "accounts.name-too-long"
    message = N_("This name is longer than %(most)d characters. Write the full name only.")
    field = "name"


class AddressTooLong(ContactNotUnderstood):
    code = "accounts.address-too-long"
    message = N_("This address is longer than %(most)d characters. House number, street and ward are enough.")
    field = "address"


class PhoneNotUnderstood(ContactNotUnderstood):
    code = "accounts.phone-not-understood"
    message = N_(
        "This telephone number is incomplete or not in use. Write it like 0912 345 678 or 024 3825 3536; "
        "from abroad begin with + and the country code."
    )
    field = "phone"


class EmailNotUnderstood(ContactNotUnderstood):
    code = "accounts.email-not-understood"
    message = N_("This e-mail address is incomplete. Write it like ten@example.vn.")
    field = "email"


class PersonalIdNotUnderstood(ContactNotUnderstood):
    code = "accounts.personal-id-not-understood"
    message = N_(
        "A personal identification number has 12 digits and begins with a province code. Copy it from the front of "
        "the identity card; the old 9-digit number is no longer used."
    )
    field = "personal_id"


class ContactForgotten(DomainError):
    """The identity was erased by the retention rule or at the person's request."""

    code = "accounts.contact-forgotten"
    message = N_("The identity in this file has been erased. Only the file itself is kept.")
    status = 410


class ContactCannotBeOpened(DomainError):
    """The key is not here, or the row was altered outside the system."""

    code = "accounts.contact-cannot-be-opened"
    message = N_(
        "This identity cannot be opened: its key is missing or the record was altered. Tell the administrator."
    )
    status = 500
