"""`danvan news import FILE_OR_FOLDER`: the articles of an old portal, with their dates and addresses."""

import json
import logging
import sys
import time
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from danvan.news.importing.outcome import NOT_TAKEN, Kind, Outcome
from danvan.news.importing.row import Refused
from danvan.news.management.bringing_rows import bring_rows
from danvan.news.management.telling import as_json, line_of, sentence, summary

_TELL_EVERY = 5.0  # seconds


class Command(BaseCommand):
    help = "Bring the articles of an old portal, from CSV, JSON or HTML."

    def add_arguments(self, parser: ArgumentParser) -> None:
        subjects = parser.add_subparsers(dest="subject", required=True)
        bring = subjects.add_parser("import", help="a file, a folder or a ZIP; twice the same brings nothing twice")
        bring.add_argument("path", type=Path)
        bring.add_argument("--section", default="", help="for rows that name no section, or one that does not exist")
        bring.add_argument("--dry-run", action="store_true", help="say what would happen and write nothing")
        bring.add_argument("--json", action="store_true", help="machine-readable report")

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit code 1 when a row was refused or in conflict."""
        counts: Counter[Kind] = Counter()
        # Wagtail would write three lines for each article beside the report.
        logging.getLogger("wagtail").setLevel(logging.WARNING)
        try:
            outcomes = bring_rows(options["path"], section=options["section"], dry=options["dry_run"])
            watched = self._watched(outcomes, counts)
            self._as_json(watched, counts) if options["json"] else self._in_words(watched, counts)
        except Refused as error:
            raise CommandError(sentence(error.reason)) from None
        if any(counts[kind] for kind in NOT_TAKEN):
            sys.exit(1)

    def _watched(self, outcomes: Iterable[Outcome], counts: Counter[Kind]) -> Iterator[Outcome]:
        """Counts, and tells the terminal how far it is while the report may go to a file."""
        told = time.monotonic()
        for outcome in outcomes:
            counts[outcome.kind] += 1
            yield outcome
            if time.monotonic() - told > _TELL_EVERY:
                told = time.monotonic()
                self.stderr.write(_("%(rows)s rows …") % {"rows": sum(counts.values())})

    def _in_words(self, outcomes: Iterable[Outcome], counts: Counter[Kind]) -> None:
        for outcome in outcomes:
            self.stdout.write(line_of(outcome))
        self.stdout.write(summary(counts))

    def _as_json(self, outcomes: Iterable[Outcome], counts: Counter[Kind]) -> None:
        self.stdout.write('{"rows": [')
        before = ""
        for outcome in outcomes:
            self.stdout.write(before + json.dumps(as_json(outcome), ensure_ascii=False), ending="")
            before = ",\n"
        self.stdout.write(f'\n], "counts": {json.dumps({kind.value: counts[kind] for kind in Kind})}}}')
