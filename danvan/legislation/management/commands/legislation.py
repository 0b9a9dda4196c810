"""`legislation import FILE`: read a legal text; with --dry-run only show what was recognised."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from danvan.events.actors import JobActor
from danvan.legislation.actions.start_import import start_import
from danvan.legislation.problems import SENTENCES
from danvan.legislation.reading.lines import LARGEST_MB
from danvan.legislation.reading.pieces import ReadText
from danvan.legislation.reading.reader import read_file
from danvan.legislation.reading.refusals import TextTooBig, Unreadable

IMPORTER = JobActor("legislation.import")


class Command(BaseCommand):
    """Reads DOCX, HTML and plain text; nothing reaches the library before an administrator approves."""

    help = "Read a legal text from a file and lay it before a reviewer."
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
            read = read_file(content)
        except Unreadable as refused:
            raise CommandError(str(refused)) from refused
        draft = None
        if not options["dry_run"]:
            digest = hashlib.sha256(content).hexdigest()
            draft = start_import(read, digest, by=IMPORTER, at=timezone.now())
        if options["json"]:
            told = {"draft": draft.pk if draft else None, **read.as_json()}
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=2))
            return
        for line in _lines(read):
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


def _lines(read: ReadText) -> Iterator[str]:
    for name, fact in read.facts.items():
        yield f"{name}: {fact.value}  (line {fact.line}: {fact.passage})"
    yield f"{read.lines} lines, {len(read.pieces)} pieces, {read.clause_count} clauses"
    for piece in read.pieces:
        yield f"  {piece.sort} {piece.number or '-'} {piece.heading}  ({len(piece.clauses)} clauses)".rstrip()
    for problem in read.problems:
        sentence, _grave = SENTENCES[problem.code]
        yield f"! line {problem.line}: {sentence} {problem.passage}".rstrip()
