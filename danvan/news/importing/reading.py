"""All rows of an import, whatever its files are."""

from collections.abc import Iterator

from danvan.news.importing.objects import read_json
from danvan.news.importing.pages import read_page
from danvan.news.importing.row import BadRow, Reason, Refused, Row
from danvan.news.importing.stores import Store
from danvan.news.importing.tables import read_csv


def read_rows(store: Store) -> Iterator[Row | BadRow]:
    """File by file in the order of their names; a file that cannot be read is one bad row, and the next follows."""
    found = False
    for name in store.names():
        found = True
        try:
            yield from _rows_of(store, name)
        except Refused as error:
            yield BadRow(name, 1, error.reason)
        except (OSError, EOFError):
            yield BadRow(name, 1, Reason("unreadable-file"))
    if not found:
        raise Refused("nothing-to-read")


def _rows_of(store: Store, name: str) -> Iterator[Row | BadRow]:
    ending = name.lower().rsplit(".", 1)[-1]
    if ending in {"htm", "html"}:
        yield read_page(store, name)
        return
    with store.open(name) as stream:
        yield from read_csv(stream, name) if ending == "csv" else read_json(stream, name)
