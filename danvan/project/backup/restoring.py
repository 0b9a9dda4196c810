"""Bring an archive back into an empty place: first everything is checked, then rows, then files; all or nothing."""

import os
import shutil
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from danvan.project.backup import engines, keyfile, tables
from danvan.project.backup.archive import chunks, manifest, opened, verify
from danvan.project.backup.errors import ArchiveDamaged, ArchiveTooNew, KeysMissing, PlaceNotEmpty

Say = Callable[[str], None]
HALF = ".restoring"


def restore(path: Path, *, say: Say) -> None:
    """Restore the archive; raises a DomainError, with the place left as empty as before, when anything is wrong."""
    _require_empty()
    with opened(path) as file:
        told = manifest(file)
        if name := keyfile.missing(told["keys"], settings.KEYS):
            raise KeysMissing(name=name)
        say("Checking every part of the archive …")
        verify(file, told)
        with _all_or_nothing():
            _rows(file, told, say)
            _files(file, told, say)


def _require_empty() -> None:
    if engines.holds_something(connection):
        raise PlaceNotEmpty(place="The database")
    for folder in settings.BACKUP_FOLDERS.values():
        if Path(folder).exists() and any(Path(folder).iterdir()):
            raise PlaceNotEmpty(place=str(folder))


@contextmanager
def _all_or_nothing() -> Iterator[None]:
    """Build beside the place, move in at the end; on any failure remove what was built."""
    name = connection.settings_dict["NAME"]
    sqlite = connection.vendor == "sqlite"
    if sqlite:
        # Even a kill half-way leaves nothing under the real name.
        _remove_sqlite(Path(f"{name}{HALF}"))
        connection.close()
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        connection.settings_dict["NAME"] = f"{name}{HALF}"
    try:
        yield
        if sqlite:
            _close_sqlite()
            os.replace(f"{name}{HALF}", name)
        for folder in map(Path, settings.BACKUP_FOLDERS.values()):
            if _half(folder).exists():
                folder.parent.mkdir(parents=True, exist_ok=True)
                shutil.rmtree(folder, ignore_errors=True)
                _half(folder).rename(folder)
    except BaseException:
        engines.remove_all(connection)
        raise
    finally:
        connection.close()
        connection.settings_dict["NAME"] = name
        if sqlite:
            _remove_sqlite(Path(f"{name}{HALF}"))
        for folder in map(Path, settings.BACKUP_FOLDERS.values()):
            shutil.rmtree(_half(folder), ignore_errors=True)


def _rows(file: zipfile.ZipFile, told: dict[str, Any], say: Say) -> None:
    executor = MigrationExecutor(connection)
    applied = _of_today({(app, name) for app, name in told["migrations"]}, executor)
    last = [node for node in applied if not _followed(executor, node, applied)]
    say("Making the tables …")
    executor.migrate(last)
    # The models as they were when the archive was made: its columns are theirs.
    then = executor.loader.project_state(last).apps
    with transaction.atomic():
        models = {model._meta.db_table: model for model in tables.kept_models(then)}
        _clear(models.values())
        for table in told["tables"]:
            _load(file, models, table, say)
        engines.give_on_from(connection, list(models.values()), {t["table"]: t["number"] or 0 for t in told["tables"]})
    say("Bringing the tables up to date …")
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)


def _of_today(applied: set[tuple[str, str]], executor: MigrationExecutor) -> set[tuple[str, str]]:
    """The archive's migrations by the names of here: libraries squash theirs into fewer. Raises ArchiveTooNew."""
    squashed = {key: set(migration.replaces) for key, migration in executor.loader.replacements.items()}
    replaced = {old for olds in squashed.values() for old in olds}
    nodes = set(executor.loader.graph.nodes)
    if unknown := applied - nodes - replaced:
        raise ArchiveTooNew(migration=".".join(min(unknown)))
    return applied & nodes | {key for key, olds in squashed.items() if key in nodes and olds <= applied}


def _followed(executor: MigrationExecutor, node: tuple[str, str], applied: set[tuple[str, str]]) -> bool:
    children = executor.loader.graph.node_map[node].children
    return any(child.key[0] == node[0] and child.key in applied for child in children)


def _clear(models: Any) -> None:
    """Rows that a migration itself brought come back from the archive."""
    with connection.cursor() as cursor:
        for model in models:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608  # own names


def _load(file: zipfile.ZipFile, models: dict[str, tables.AnyModel], table: dict[str, Any], say: Say) -> None:
    name = f"tables/{table['table']}.jsonl"
    if table["table"] not in models:
        raise ArchiveDamaged(member=name)
    with file.open(name) as rows:
        count = tables.load(connection, models[table["table"]], table["columns"], rows)
    if count != table["rows"]:
        raise ArchiveDamaged(member=name)
    if count:
        say(f"  {table['table']}: {count} rows")


def _files(file: zipfile.ZipFile, told: dict[str, Any], say: Say) -> None:
    for kind, folder in settings.BACKUP_FOLDERS.items():
        names = [name for name in told["members"] if name.startswith(f"{kind}/")]
        half = _half(Path(folder))
        for name in names:
            target = half / name.removeprefix(f"{kind}/")
            if not target.resolve().is_relative_to(half.resolve()):
                raise ArchiveDamaged(member=kind)
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with target.open("xb") as out:
                out.writelines(chunks(file, name))
                out.flush()
                os.fsync(out.fileno())
        say(f"  {kind}: {len(names)} files")


def _half(folder: Path) -> Path:
    return folder.with_name(folder.name + HALF)


def _close_sqlite() -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def _remove_sqlite(path: Path) -> None:
    for end in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + end).unlink(missing_ok=True)
