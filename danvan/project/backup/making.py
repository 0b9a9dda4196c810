"""Make the archive: rows of one moment, then the files they name."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from danvan.project.backup import engines, keyfile, tables
from danvan.project.backup.archive import CHUNK, Writer, written

Say = Callable[[str], None]
TOLD_FROM = 10_000


def back_up(path: Path, *, at: datetime, say: Say) -> None:
    """Write the whole installation, keys excepted, to `path`; others may go on working meanwhile."""
    with written(path) as archive:
        with engines.one_moment(connection):
            told = [_table(archive, model, say) for model in tables.kept_models(apps)]
            migrations = sorted(MigrationRecorder(connection).applied_migrations())
        # After the rows: a file is on disk before the row that names it, so none is missed.
        for name, folder in settings.BACKUP_FOLDERS.items():
            _folder(archive, name, Path(folder), say)
        archive.finish(
            {
                "made_at": at.isoformat(),
                "city": settings.CITY_CODE,
                "migrations": migrations,
                "keys": keyfile.fingerprints(settings.KEYS),
                "tables": told,
            }
        )


def _table(archive: Writer, model: tables.AnyModel, say: Say) -> dict[str, Any]:
    table = model._meta.db_table
    count = 0

    def counted() -> Iterator[bytes]:
        nonlocal count
        for line in tables.lines(model):
            count += 1
            if count % (10 * TOLD_FROM) == 0:
                say(f"  {table}: {count} rows …")
            yield line

    archive.add(f"tables/{table}.jsonl", counted(), packed=True)
    if count >= TOLD_FROM:
        say(f"  {table}: {count} rows")
    return {
        "table": table,
        "model": model._meta.label_lower,
        "columns": [field.attname for field in tables.columns(model)],
        "rows": count,
        "number": engines.numbers_given(connection, model),
    }


def _folder(archive: Writer, name: str, folder: Path, say: Say) -> None:
    count = 0
    for path in sorted(folder.rglob("*")):
        # Half-written files and locks begin with a dot.
        if path.is_file() and not path.is_symlink() and not path.name.startswith("."):
            archive.add(f"{name}/{path.relative_to(folder).as_posix()}", _bytes(path), packed=False)
            count += 1
    say(f"  {name}: {count} files")


def _bytes(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk
