"""What a reviewer is told about doubtful places of a text that was read."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

#: Code of `reading.pieces.Problem` -> the sentence, and whether it needs a decision before the text is entered.
SENTENCES: dict[str, tuple[Promise, bool]] = {
    "mostly-lost": (
        _("Most lines have lost letters on the way here. Ask for the original file; do not enter this text."),
        True,
    ),
    "letters-lost": (_("Letters were lost here. Nothing was removed; compare with the original and type them."), True),
    "number-twice": (_("This number occurs twice; the second was given another. Remove one, or join the two."), True),
    "numbers-missing": (_("The numbers jump here. Was something left out, or read as part of the piece before?"), True),
    "quote-open": (_("A quotation is opened and never closed, so the numbers after it may be quoted ones."), True),
    "bad-day": (_("There is no such day in the calendar."), True),
    "no-number": (_("No number and sign was recognised."), False),
    "no-day": (_("The day of issue was not recognised."), False),
    "no-force": (_("The day of entry into force was not recognised."), False),
    "no-kind": (_("The kind of document was not recognised."), False),
    "no-issuer": (_("The issuing body was not recognised."), False),
    "no-title": (_("The title was not recognised."), False),
    "no-signer": (_("The signer was not recognised."), False),
    "no-articles": (_("The text has no articles and no numbered parts; it is kept as one piece."), False),
}
