"""Numbers of outgoing papers: each book counts from 1 in each year, without a gap."""

from django.db import connection

# One statement, so that two clerks of the same moment never wait between reading and writing.
_NEXT = """
INSERT INTO danvan_references_register (key, year, last) VALUES (%s, %s, 1)
ON CONFLICT (key, year) DO UPDATE SET last = danvan_references_register.last + 1 RETURNING last
"""
_LONGEST = 80


def next_in_register(key: str, year: int) -> int:
    """The next number of the book `key` in `year`, from 1, taken inside the caller's transaction.

    Take it last: others who want a number of that book wait until the transaction ends. Raises RuntimeError
    outside a transaction: a number must be spent or given back together with its paper.
    """
    if not key or len(key) > _LONGEST:
        raise ValueError("A book of numbers is named by 1 to 80 signs.")
    if not connection.in_atomic_block:
        raise RuntimeError("A number is taken inside the action's transaction.")
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, [key, year])
        number: int = cursor.fetchone()[0]
    return number
