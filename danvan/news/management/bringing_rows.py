"""Row by row through an import: what is known is passed over, the rest prepared and brought, each on its own."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import nh3
from django.core.exceptions import ValidationError
from django.utils import timezone

from danvan.events.actors import JobActor
from danvan.language import fold
from danvan.news.actions.import_article import import_article
from danvan.news.bringing import wake_addresses
from danvan.news.importing.identity import identity_of
from danvan.news.importing.illustrating import Illustrated, illustrate
from danvan.news.importing.markup import stored_cleaner
from danvan.news.importing.outcome import Kind, Outcome
from danvan.news.importing.prepared import Identity
from danvan.news.importing.preparing import prepare
from danvan.news.importing.reading import read_rows
from danvan.news.importing.row import BadRow, Reason, Refused, Row
from danvan.news.importing.stores import Store, open_store
from danvan.news.models.body import FEATURES
from danvan.news.queries.origins import kept_from_import, origin_of, said_elsewhere, seals_of, sections_by_name

BY = JobActor("news.import")
_AT_ONCE, _CHARACTERS_AT_ONCE = 100, 4 * 1024**2


def bring_rows(path: Path, *, section: str = "", dry: bool = False) -> Iterator[Outcome]:
    """One outcome for each row, in order. Raises Refused when nothing of it can be read or the section is unknown.

    `dry`: says what would happen and writes nothing.
    """
    sections = sections_by_name()
    default = sections.get(fold(section)) if section else None
    if section and default is None:
        raise Refused("unknown-section", section=section, sections=", ".join(sorted(sections)))
    store = open_store(path)
    wake_addresses()
    return _Import(store, sections, default, dry).outcomes()


class _Import:
    def __init__(self, store: Store, sections: dict[str, int], default: int | None, dry: bool) -> None:
        self._store, self._sections, self._default, self._dry = store, sections, default, dry
        self._cleaner: nh3.Cleaner = stored_cleaner(FEATURES)
        #: Key -> line and seal, of the rows of this run: an old portal of a whole city fits.
        self._seen: dict[str, tuple[str, str]] = {}

    def outcomes(self) -> Iterator[Outcome]:
        for rows in _batches(read_rows(self._store)):
            identities = [identity_of(row, self._store) if isinstance(row, Row) else None for row in rows]
            seals = seals_of(identity.key for identity in identities if identity)
            for row, identity in zip(rows, identities, strict=True):
                if isinstance(row, BadRow) or identity is None:
                    yield Outcome(row.file, row.line, Kind.REFUSED, reasons=(_bad(row),))
                else:
                    yield self._one(row, identity, seals)

    def _one(self, row: Row, identity: Identity, seals: dict[str, str]) -> Outcome:
        title = " ".join(row.fields.get("title", "").split())[:200]
        try:
            self._refuse_second(row, identity)
            if seals.get(identity.key) == identity.seal and "\n" not in row.fields.get("address", "").strip():
                return Outcome(row.file, row.line, Kind.UNCHANGED, title)
            article = prepare(row, identity, cleaner=self._cleaner, now=timezone.localtime())
            section_id = self._section_of(article.section)
            brought = illustrate(article, self._store)
            return _foreseen(brought) if self._dry else self._written(brought, section_id)
        except Refused as error:
            return Outcome(row.file, row.line, Kind.REFUSED, title, reasons=(error.reason,))

    def _written(self, brought: Illustrated, section_id: int) -> Outcome:
        try:
            return import_article(brought, section_id=section_id, by=BY, at=timezone.now())
        except ValidationError as error:
            raise Refused("not-accepted", told="; ".join(error.messages)[:300]) from None

    def _refuse_second(self, row: Row, identity: Identity) -> None:
        place = f"{row.file}:{row.line}"
        first, seal = self._seen.setdefault(identity.key, (place, identity.seal))
        if seal != identity.seal:
            raise Refused("same-key-other-text", first=first)

    def _section_of(self, name: str) -> int:
        found = self._sections.get(fold(name)) if name else None
        chosen = found or self._default
        if chosen is None:
            raise Refused("no-section" if not name else "row-in-unknown-section", section=name[:80])
        return chosen


def _batches(rows: Iterable[Row | BadRow]) -> Iterator[list[Row | BadRow]]:
    held: list[Row | BadRow] = []
    characters = 0
    for row in rows:
        held.append(row)
        characters += sum(map(len, row.fields.values())) if isinstance(row, Row) else 0
        if len(held) >= _AT_ONCE or characters > _CHARACTERS_AT_ONCE:
            yield held
            held, characters = [], 0
    yield held


def _bad(row: Row | BadRow) -> Reason:
    return row.reason if isinstance(row, BadRow) else Reason("bad-csv")


def _foreseen(brought: Illustrated) -> Outcome:
    """What the action would do, without a lock and without a change."""
    row = brought.article
    origin = origin_of(row.identity.key)
    if origin is None:
        new = Kind.DRAFT if row.drafts else Kind.BROUGHT
        kind, reasons = (Kind.UNCHANGED, ()) if said_elsewhere(row.identity) else (new, row.drafts)
    elif origin.seal == row.identity.seal:
        kind, reasons = Kind.UNCHANGED, ()
    elif kept := kept_from_import(origin):
        kind, reasons = Kind.CONFLICT, (Reason(kept),)
    else:
        kind, reasons = Kind.CHANGED, row.drafts
    return Outcome(row.file, row.line, kind, row.title, "", reasons, row.notes, row.removed)
