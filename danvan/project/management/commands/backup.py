"""`danvan backup [PATH] [--keys FILE]`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from danvan.errors import DomainError
from danvan.project.backup import keyfile, making


class Command(BaseCommand):
    help = "Write one consistent archive of database and attachments; the keys are never inside."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", nargs="?", type=Path, help="where; default: a dated name in the folder of backups")
        parser.add_argument("--keys", type=Path, help="write the keys too, to this file of their own (mode 0600)")

    def handle(self, *args: Any, **options: Any) -> None:
        at = timezone.now()
        name = f"danvan-{timezone.localtime(at):%Y%m%d-%H%M%S}.zip"
        path = options["path"] or settings.BACKUPS / name
        try:
            making.back_up(path, at=at, say=self.stdout.write)
            if options["keys"]:
                keyfile.write(options["keys"])
        except DomainError as error:
            raise CommandError(str(error)) from None
        except FileExistsError as error:
            raise CommandError(f"{error.filename} exists already; keys are never overwritten.") from None
        self.stdout.write(f"Backup: {path} ({path.stat().st_size:,} bytes)")
        where = options["keys"] or settings.KEYS
        self.stdout.write(f"The keys are not in it. Keep {where} in another place: without them it cannot be read.")
