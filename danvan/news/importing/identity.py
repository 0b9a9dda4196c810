"""Which article a row is, and whether it says the same as last time."""

import hashlib
import json
import re

from danvan.language import fold
from danvan.news.importing.addresses import addresses_in, is_address, path_of
from danvan.news.importing.prepared import Identity
from danvan.news.importing.row import Row
from danvan.news.importing.stores import Store, find_picture

#: Raised when cleaning changes so much that what was imported before should be looked at again.
_CLEANING = 1
_IMAGE = re.compile(r"<img\b[^>]{0,2000}?\bsrc\s*=\s*[\"']?([^\"'\s>]{1,1000})", re.IGNORECASE)
# Views grow on the old portal while it still runs: no reason for a new revision.
_NOT_SEALED = {"views"}


def identity_of(row: Row, store: Store) -> Identity:
    """Cheap, so that a file imported before is passed over quickly."""
    title, date = fold(row.fields.get("title", "")), fold(row.fields.get("date", ""))
    named = _digest(["named", title, date])
    known = [address for address in addresses_in(row.fields.get("address", "")) if is_address(address)]
    key = _digest(["address", path_of(known[0])]) if known else named
    said = {name: text for name, text in sorted(row.fields.items()) if name not in _NOT_SEALED and text}
    return Identity(key, named, _digest([_CLEANING, _without_address(said), _pictures(row, store)]))


def _without_address(said: dict[str, str]) -> dict[str, str]:
    """Two addresses of one article say the same."""
    return {name: text for name, text in said.items() if name != "address"}


def _pictures(row: Row, store: Store) -> list[list[str | int]]:
    """A picture that was missing last time and is there now makes the row another one."""
    named = [*_IMAGE.findall(row.fields.get("body", "")), row.fields.get("picture", "")]
    found = [find_picture(store, src, row.near) for src in named if src]
    return [[name, store.size(name)] if name else ["", -1] for name in found]


def _digest(what: object) -> str:
    return hashlib.sha256(json.dumps(what, ensure_ascii=False).encode("utf-8", "replace")).hexdigest()
