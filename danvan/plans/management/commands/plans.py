"""`plans import FILE`: read a plan, programme or directive; with --dry-run only show what was recognised."""

import hashlib
import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from danvan.events.actors import JobActor
from danvan.language import normalise_line
from danvan.legislation.reading.lines import LARGEST_MB
from danvan.legislation.reading.refusals import TextTooBig, Unreadable
from danvan.plans.actions.start_import import start_import
from danvan.plans.reading.reader import read_plan
from danvan.plans.reading.telling import as_lines, as_told

IMPORTER = JobActor("plans.import")


class Command(BaseCommand):
    """Reads DOCX, HTML and plain text; nothing becomes a plan before a person approves."""

    help = "Read a plan from a file and lay it before a reviewer."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        subjects = parser.add_subparsers(dest="subject", required=True)
        reading = subjects.add_parser("import", help="Read one file (DOCX, HTML, plain text).")
        reading.add_argument("file", type=Path)
        reading.add_argument("--dry-run", action="store_true", help="only print what was recognised; no database")
        reading.add_argument("--json", action="store_true", help="for programs")

    def handle(self, *args: Any, **options: Any) -> None:
        content = _content(options["file"])
        try:
            read = read_plan(content)
        except Unreadable as refused:
            raise CommandError(str(refused)) from refused
        draft = None
        if not options["dry_run"]:
            name, digest = normalise_line(options["file"].name), hashlib.sha256(content).hexdigest()
            draft = start_import(read, digest, file_name=name, by=IMPORTER, at=timezone.now())
        if options["json"]:
            self.stdout.write(json.dumps(as_told(read), ensure_ascii=False, indent=2))
            return
        for line in as_lines(read):
            self.stdout.write(line)
        if draft is not None:
            self.stdout.write(f"Waits for review: {draft.get_absolute_url()}")


def _content(file: Path) -> bytes:
    try:
        # A file beyond the limit is not read into memory to be refused.
        if file.stat().st_size > LARGEST_MB * 1024 * 1024:
            raise CommandError(str(TextTooBig(limit=LARGEST_MB)))
        return file.read_bytes()
    except OSError as reason:
        raise CommandError(f"{file} cannot be read: {reason.strerror}.") from reason
