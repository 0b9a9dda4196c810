"""One question, one answer: received then, under this rule or term, until when and why."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.utils import OperationalError, ProgrammingError

from danvan.deadlines import seed_files, wording
from danvan.deadlines.calendar import WorkingCalendar
from danvan.deadlines.clocks import term_of
from danvan.deadlines.errors import MomentNotUnderstood, NoSuchRule, RuleIsNoTerm, RuleNotInForce
from danvan.deadlines.models import LegalRule
from danvan.deadlines.queries import rule_on, working_calendar
from danvan.deadlines.terms import Due, Term, due
from danvan.language import normalise_line
from danvan.legislation.models import Article, Clause, Document


@dataclass(frozen=True, slots=True)
class Answer:
    """The term counted, with the rule and the basis behind it when there is one."""

    received_at: datetime
    term: Term
    due: Due
    rule: "LegalRule | seed_files.RuleFact | None" = None
    basis: str = ""

    def as_json(self) -> dict[str, Any]:
        """The answer for programs; `explanation` in the language that is active."""
        found: dict[str, Any] = {
            "received_at": self.received_at.isoformat(),
            "term": str(self.term),
            "due_at": self.due.due_at.isoformat(),
            "expected": self.due.expected,
            "explanation": wording.sentences(self.due.steps),
            "steps": list(self.due.steps),
            "legal_basis": self.basis or None,
        }
        if self.rule is not None:
            found |= {"rule": self.rule.key, "verified": self.rule.verified}
        return found


def moment(text: str, calendar: WorkingCalendar) -> datetime:
    """An ISO moment; without an offset it is local time, without a time the start of the day."""
    try:
        found = datetime.fromisoformat(normalise_line(text))
    except ValueError:
        raise MomentNotUnderstood from None
    if not 2000 <= found.year <= 2100:
        raise MomentNotUnderstood
    return found if found.tzinfo else found.replace(tzinfo=calendar.zone)


def answer(received: str, *, rule_key: str = "", term: str = "") -> Answer:
    """By the database, or by the facts that come with the system when the database is empty or missing."""
    try:
        return _by_database(received, rule_key, term)
    except (OperationalError, ProgrammingError):
        return _by_files(received, rule_key, term)


def _by_database(received: str, rule_key: str, term: str) -> Answer:
    calendar = working_calendar()
    at = calendar.local(moment(received, calendar))
    if not rule_key:
        free = Term.parse(term)
        return Answer(at, free, due(at, free, calendar))
    if not LegalRule.objects.exists():
        return _by_files(received, rule_key, term)
    rule = rule_on(rule_key, at.date())
    counted = term_of(rule)
    return Answer(at, counted, due(at, counted, calendar), rule, rule.clause.cite())


def _by_files(received: str, rule_key: str, term: str) -> Answer:
    calendar = seed_files.calendar()
    at = calendar.local(moment(received, calendar))
    if not rule_key:
        free = Term.parse(term)
        return Answer(at, free, due(at, free, calendar))
    rule = seed_files.rule_on(rule_key, at.date())
    if rule is None:
        known = any(fact.key == rule_key for fact in seed_files.rules())
        raise RuleNotInForce(key=rule_key, day=f"{at:%d/%m/%Y}") if known else NoSuchRule(key=rule_key)
    if rule.term is None:
        raise RuleIsNoTerm(key=rule_key)
    return Answer(at, rule.term, due(at, rule.term, calendar), rule, _citation(rule))


def _citation(rule: seed_files.RuleFact) -> str:
    """As the clause itself would cite, from rows that are never saved."""
    row = seed_files.document(rule.document)
    known = {field: row[field] for field in ("slug", "kind", "number", "title")}
    document = Document(**known, year=int(row["year"]) if row["year"] else None)
    return Clause(article=Article(document=document, number=rule.article), number=rule.clause).cite()
