"""`danvan restore PATH [--keys FILE]`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from danvan.errors import DomainError
from danvan.project import restoring_keys
from danvan.project.backup import restoring


class Command(BaseCommand):
    help = "Bring an archive back into an empty place, then prove that the trail is unbroken."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path)
        parser.add_argument("--keys", type=Path, help="the keys kept apart from the archive")

    def handle(self, *args: Any, **options: Any) -> None:
        path = options["path"]
        if not path.is_file():
            raise CommandError(f"{path} does not exist.")
        try:
            restoring.restore(path, say=self.stdout.write)
        except DomainError as error:
            raise CommandError(str(error)) from None
        restoring_keys.settle()
        self.stdout.write("Restored. Verifying the trail …")
        call_command("audit", "verify")
