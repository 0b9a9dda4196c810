"""`danvan prepare`: tables, cache and seeds up to date."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from danvan.project import preparing


class Command(BaseCommand):
    help = "Bring the database and its seeds up to date; safe to run again."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="change nothing; fail when something is missing")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["check"]:
            preparing.prepare(self.stdout.write)
            return
        if missing := preparing.missing_migrations():
            raise CommandError(f"The database lacks {len(missing)} steps (first: {missing[0]}): run `danvan prepare`.")
