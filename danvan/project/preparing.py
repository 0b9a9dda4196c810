"""Bring an installation up to date: tables, the shared cache, and what every area delivers with itself."""

from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

Say = Callable[[str], None]


def missing_migrations() -> list[str]:
    """Migrations of the code that this database has not had, in their order."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def prepare(say: Say) -> None:
    """Migrate, make the cache table, load every area's seeds; a second time it changes nothing."""
    if missing := missing_migrations():
        say(f"Database: {len(missing)} steps …")
        call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    for name, load in seeders():
        say(f"Seeds: {name} …")
        load()


def seeders() -> Iterator[tuple[str, Callable[[], None]]]:
    """(area, load) for every area that delivers something, lower floors first."""
    for config in apps.get_app_configs():
        name = f"{config.name}.seeding"
        if config.name.startswith("danvan.") and find_spec(name) is not None:
            yield config.name.removeprefix("danvan."), import_module(name).load
