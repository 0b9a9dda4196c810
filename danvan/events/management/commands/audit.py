"""`danvan audit verify [--json]`: is the trail as it was recorded?"""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from danvan.events.audit.verify import Report, verify


class Command(BaseCommand):
    help = "Proves that nothing recorded was altered, removed or moved; names the first thing that was."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=["verify"])
        parser.add_argument("--json", action="store_true", help="machine-readable answer")

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit code 0 when all is as recorded, 1 otherwise."""
        report = verify()
        self.stdout.write(json.dumps(report.as_json()) if options["json"] else _in_words(report))
        if report.first_problem:
            sys.exit(1)


def _in_words(report: Report) -> str:
    seen = _("Looked at %(events)d events in %(chains)d chains and %(checkpoints)d checkpoints.") % {
        "events": report.events,
        "chains": report.chains,
        "checkpoints": report.checkpoints,
    }
    found = str(report.first_problem) if report.first_problem else _("All is as it was recorded.")
    return f"{seen}\n{found}"
