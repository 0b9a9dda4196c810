"""Migrations are linear, named, complete, and two branches meet in git instead of in production."""

import re
from pathlib import Path

import pytest
from django.apps import AppConfig, apps
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

APPS = [c for c in apps.get_app_configs() if c.name.startswith("danvan.") and (Path(c.path) / "migrations").exists()]
NAME = re.compile(r"\d{4}_(?!auto_)(?!alter_)[a-z0-9_]+")


@pytest.mark.parametrize("config", APPS, ids=lambda config: config.name)
def test_migrations_are_one_line_of_names(config: AppConfig) -> None:
    folder = Path(config.path) / "migrations"
    names = sorted(path.stem for path in folder.glob("[0-9]*.py"))
    assert names
    assert [int(name[:4]) for name in names] == list(range(1, len(names) + 1))
    assert all(NAME.fullmatch(name) for name in names), "The name says the change: 0007_petition_due_at_required"


@pytest.mark.parametrize("config", APPS, ids=lambda config: config.name)
def test_newest_migration_is_written_down(config: AppConfig) -> None:
    folder = Path(config.path) / "migrations"
    newest = max(path.stem for path in folder.glob("[0-9]*.py"))
    file = folder / "max_migration.txt"
    told = file.read_text().strip() if file.exists() else ""
    assert told == newest, f"echo {newest} > {file}"


@pytest.mark.parametrize("config", APPS, ids=lambda config: config.name)
def test_each_migration_follows_one_other(config: AppConfig) -> None:
    loader = MigrationLoader(None)
    own = [key for key in loader.graph.nodes if key[0] == config.label]
    for key in own:
        children = [child.key for child in loader.graph.node_map[key].children if child.key[0] == config.label]
        assert len(children) <= 1, f"{children} both follow {key}"


@pytest.mark.django_db
def test_every_change_of_a_model_has_its_migration() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=1)
