"""What an officer is told at the counter and in the registry when something cannot be done."""

from danvan.errors import N_, DomainError


class DatesContradict(DomainError):
    """A paper cannot arrive before it was written, nor tomorrow."""

    code = "petitions.dates-contradict"
    message = N_("The dates contradict each other. Check the date on the petition and the day it arrived.")
    status = 422


class CodeMissing(DomainError):
    """What another system passed on is found there again by its number."""

    code = "petitions.code-missing"
    message = N_("Write the number under which the other system keeps it.")
    status = 422


class SenderMissing(DomainError):
    """Someone stands in front of the counter, or signed the paper."""

    code = "petitions.sender-missing"
    message = N_("Write the sender’s full name as it stands on the petition or as it was said.")
    status = 422


class LinkNotSecure(DomainError):
    """The answer is read by the sender: only an encrypted address is passed on."""

    code = "petitions.link-not-secure"
    message = N_("The address of the answer must begin with https://. Copy it from the page of the answer.")
    status = 422


class AnotherUnitAnswers(DomainError):
    """Only the unit in charge says that the answer given elsewhere is enough."""

    code = "petitions.another-unit-answers"
    message = N_("The petition goes to another unit, which decides if that answer is enough. Leave the address out.")
    status = 422


class NoNumberElsewhere(DomainError):
    """Nothing says that another system knows this petition."""

    code = "petitions.no-number-elsewhere"
    message = N_("No other system’s number is kept with this petition. Answer it here.")


class NobodyCanProve(DomainError):
    """Without a name on file nobody can prove to be the sender."""

    code = "petitions.nobody-can-prove"
    message = N_(
        "This petition keeps no name and no contact, so nobody can prove to have sent it. Its link cannot be replaced; "
        "the same matter may be sent again."
    )


class CallProvesNothing(DomainError):
    """There is no number on file that could ring."""

    code = "petitions.call-proves-nothing"
    message = N_("No telephone number is kept with this petition, so a call proves nothing. Ask for the identity card.")
    status = 422


class IdentityDiffers(DomainError):
    """Name or number are not the sender's; which of them is not told."""

    code = "petitions.identity-differs"
    message = N_(
        "What was said is not what is kept of the sender. The try is on record. Check the reference and the spelling; "
        "after three wrong tries no more are taken today."
    )
    status = 422


class TooManyTries(DomainError):
    """Someone may be guessing."""

    code = "petitions.too-many-tries"
    message = N_("Three tries were wrong today, so no more are taken for this petition. Try again tomorrow.")
    status = 429
