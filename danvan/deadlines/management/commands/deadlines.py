"""`deadlines due`: until when, and why; for people and for programs."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import translation

from danvan.deadlines import saying, wording
from danvan.deadlines.computing import Answer, answer
from danvan.deadlines.errors import RuleOrTerm
from danvan.errors import DomainError


class Command(BaseCommand):
    """Answers from the database, or from the facts that come with the system when there is none."""

    help = "Compute a legal due date and say why."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True)
        due = actions.add_parser("due", help="Until when, received at that moment.")
        due.add_argument("--received", default="", help="2025-01-22T16:40+07:00; without offset it is local time")
        due.add_argument("--rule", default="", help="key of a rule, for instance kn.accept")
        due.add_argument("--term", default="", help="10wd, 30d or 8wh")
        due.add_argument("--json", action="store_true", help="print one JSON object")
        due.add_argument("--language", choices=["vi", "en"], default="vi")

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override(options["language"]):
            try:
                found = _answered(options["received"], options["rule"], options["term"])
            except DomainError as problem:
                # One sentence for whoever typed it, and the exit code of a wrong call.
                self.stderr.write(wording.problem_words(problem))
                raise SystemExit(2) from None
            self.stdout.write(json.dumps(found.as_json(), ensure_ascii=False) if options["json"] else _spoken(found))


def _answered(received: str, rule_key: str, term: str) -> Answer:
    if bool(rule_key) == bool(term):
        raise RuleOrTerm
    return answer(received, rule_key=rule_key, term=term)


def _spoken(found: Answer) -> str:
    lines = [saying.due_words(saying.Reading.ahead(found.due, found.term)), *wording.sentences(found.due.steps)]
    return "\n".join([*lines, found.basis] if found.basis else lines)
