"""`danvan maintenance on|off`."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from danvan.project import maintenance


class Command(BaseCommand):
    help = "Announce maintenance: reading goes on, every writing waits; or end it."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("state", choices=["on", "off"])
        parser.add_argument("--seconds", type=int, default=maintenance.DEFAULT_SECONDS, help="what Retry-After says")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["state"] == "on":
            maintenance.begin(options["seconds"])
            self.stdout.write("Maintenance is on: reading goes on, writing answers 503.")
        else:
            maintenance.end()
            self.stdout.write("Maintenance is over.")
