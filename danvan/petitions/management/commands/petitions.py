"""`petitions recognition`, `petitions redaction`: how good the rules on texts are, in numbers anyone can check."""

from collections.abc import Callable, Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from danvan.petitions.recognition.report import figures
from danvan.petitions.redaction.report import figures as redaction_figures

#: What can be measured: the lines to print, with or without the cases that went wrong.
SUBJECTS: dict[str, tuple[str, Callable[..., Iterator[str]]]] = {
    "recognition": ("Precision and recall of the cues for complaints and denunciations.", figures),
    "redaction": ("Recall and precision of what is taken out of public texts.", redaction_figures),
}


class Command(BaseCommand):
    """Measures on the labelled sets that come with the system; reads no petition and needs no database."""

    help = "Measure what judges the text of petitions."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        subjects = parser.add_subparsers(dest="subject", required=True)
        for name, (words, _lines) in SUBJECTS.items():
            subject = subjects.add_parser(name, help=words)
            subject.add_argument("--errors", action="store_true", help="also print what went wrong")

    def handle(self, *args: Any, **options: Any) -> None:
        _words, lines = SUBJECTS[options["subject"]]
        for line in lines(errors=options["errors"]):
            self.stdout.write(line)
