"""A person who must not be found anywhere: plant the canary, let things happen, look into every place.

with listening() as heard:
    save_contact(name=CANARY.name, phone=CANARY.phone, ...)
    ...
assert traces_of(CANARY, heard.text()) == []
assert traces_in_database(CANARY) == []
"""

import base64
import io
import json
import logging
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from typing import TextIO
from urllib.parse import quote, quote_plus

from django.db import connections

from danvan.language import fold


@dataclass(frozen=True)
class Canary:
    """An invented person; each part occurs nowhere else in the tests."""

    name: str = "Trịnh Thị Hoàng Yến Canari"
    phone: str = "0903 417 258"
    email: str = "canari.hoangyen@canary.example"
    address: str = "số 7 ngõ 99 phố Chim Hoàng Yến"
    personal_id: str = "001190417258"


CANARY = Canary()


def spellings(canary: Canary = CANARY) -> set[bytes]:
    """Every way in which a part of the canary could be written down."""
    digits = canary.phone.replace(" ", "")
    local = digits.removeprefix("0")
    words = {*astuple(canary), digits, f"+84{local}", f"84{local}", f"{digits[:4]}.{digits[4:7]}.{digits[7:]}"}
    # The given name alone gives a person away too.
    words |= {" ".join(canary.name.split()[-2:]), canary.email.partition("@")[0]}
    words |= {fold(word) for word in words}
    words |= {unicodedata.normalize("NFD", word) for word in words}
    words |= {word.upper() for word in words} | {word.lower() for word in words}
    written = set(words)
    for word in words:
        written |= {json.dumps(word)[1:-1], quote(word), quote_plus(word), repr(word)[1:-1], repr(word.encode())[2:-1]}
        written.add(base64.b64encode(word.encode()).decode().rstrip("=")[:-1])
    return {text.encode() for text in written}


def traces_of(canary: Canary, *places: str | bytes) -> list[str]:
    """The spellings of the canary that occur in `places`; empty when nothing leaked."""
    found = []
    for place in places:
        content = place if isinstance(place, bytes) else place.encode("utf-8", "surrogateescape")
        found += [spelling.decode() for spelling in spellings(canary) if spelling in content]
    return sorted(set(found))


def traces_in_database(canary: Canary = CANARY) -> list[str]:
    """ "table: spelling" for every table of every database that shows the canary in any column."""
    found = []
    for connection in connections.all():
        with connection.cursor() as cursor:
            for table in connection.introspection.table_names(cursor):
                cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
                for row in cursor.fetchall():
                    found += [f"{table}: {trace}" for trace in traces_of(canary, *map(_as_bytes, row))]
    return sorted(set(found))


def _as_bytes(value: object) -> bytes:
    if isinstance(value, bytes | memoryview):
        return bytes(value)
    return str(value).encode("utf-8", "surrogateescape")


class _Tee(io.TextIOBase):
    def __init__(self, through: TextIO, kept: io.StringIO) -> None:
        self.through, self.kept = through, kept

    def write(self, text: str) -> int:
        self.kept.write(text)
        return self.through.write(text)

    def flush(self) -> None:
        self.through.flush()


class Heard(logging.Handler):
    """Whatever was logged on any logger or printed while we listened."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.kept = io.StringIO()
        self.setFormatter(logging.Formatter("%(name)s %(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        extra = {key: value for key, value in record.__dict__.items() if key not in {"request", "exc_info"}}
        self.kept.write(f"{self.format(record)} {extra!r}\n")

    def text(self) -> str:
        """All of it."""
        return self.kept.getvalue()


@contextmanager
def listening() -> Iterator[Heard]:
    """Hear every logger, those that do not propagate too, and everything printed."""
    heard = Heard()
    silent = [log for log in logging.root.manager.loggerDict.values() if isinstance(log, logging.Logger)]
    hung = [logging.root, *(log for log in silent if not log.propagate)]
    for logger in hung:
        logger.addHandler(heard)
    level, out, err = logging.root.level, sys.stdout, sys.stderr
    logging.root.setLevel(logging.DEBUG)
    sys.stdout, sys.stderr = _Tee(out, heard.kept), _Tee(err, heard.kept)
    try:
        yield heard
    finally:
        sys.stdout, sys.stderr = out, err
        logging.root.setLevel(level)
        for logger in hung:
            logger.removeHandler(heard)
