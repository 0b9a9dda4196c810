"""Public numbers of files: readable, dated, never reused ("H26.PAKN.20261124.0042")."""

import re
from datetime import date

from django.conf import settings
from django.db import connection

from danvan.language import normalise_line

_KIND = re.compile(r"[A-Z][A-Z0-9]{1,11}")
_WHOLE = re.compile(r"[A-Z0-9]+\.[A-Z][A-Z0-9]{1,11}\.\d{8}\.\d{4,}")
# One statement, so that two senders of the same moment never wait between reading and writing.
_NEXT = """
INSERT INTO danvan_references_sequence (kind, day, last) VALUES (%s, %s, 1)
ON CONFLICT (kind, day) DO UPDATE SET last = danvan_references_sequence.last + 1 RETURNING last
"""


def next_reference(kind: str, *, on: date) -> str:
    """The next number of `kind` on the local day `on`, at least four digits, taken inside the caller's transaction.

    Take it last: others who want a number of that day wait until the transaction ends. Raises RuntimeError
    outside a transaction: a number must be spent or given back together with its file.
    """
    if not _KIND.fullmatch(kind):
        raise ValueError("A kind of reference is 2 to 12 capitals or digits.")
    if not connection.in_atomic_block:
        raise RuntimeError("A reference is taken inside the action's transaction.")
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, [kind, connection.ops.adapt_datefield_value(on)])
        number = cursor.fetchone()[0]
    return f"{settings.CITY_CODE}.{kind}.{on:%Y%m%d}.{number:04d}"


def is_reference(typed: str) -> bool:
    """Whether this is a whole number of a file as a person types it, of this city or another."""
    return _WHOLE.fullmatch(tidy_reference(typed)) is not None


def tidy_reference(typed: str) -> str:
    """A number as a person types it, in the stored form: capitals, no spaces."""
    return re.sub(r"\s+", "", normalise_line(typed)).upper()
