"""Read the rules and the calendar that come with the system; idempotent, never overwrites what people changed."""

from django.db import transaction

from danvan.deadlines import seed_files
from danvan.deadlines.editions import new_edition
from danvan.deadlines.events import CalendarSeeded, RuleVersionAdded
from danvan.deadlines.models import CalendarDay, CalendarYear, LegalRule
from danvan.events.actors import JobActor
from danvan.events.recording import Recording, record, record_many
from danvan.legislation.models import Clause
from danvan.legislation.seeding import find_clause

ACTOR = JobActor("deadlines.seed")


def load() -> None:
    """Rules of which no version is known yet, and years of which the calendar says nothing yet."""
    _load_calendar()
    _load_rules()


@transaction.atomic
def _load_calendar() -> None:
    known = set(CalendarYear.objects.values_list("year", flat=True))
    years = [fact for fact in seed_files.years() if fact.year not in known]
    if not years:
        return
    CalendarYear.objects.bulk_create(
        [CalendarYear(year=y.year, announced=y.announced, decision=y.decision) for y in years]
    )
    fresh = {y.year for y in years}
    days = [_day(fact) for fact in seed_files.days() if fact.day.year in fresh]
    CalendarDay.objects.bulk_create(days)
    record(CalendarSeeded(len(days)), about=new_edition(), by=ACTOR)


def _day(fact: seed_files.DayFact) -> CalendarDay:
    return CalendarDay(
        day=fact.day,
        worked=fact.worked,
        reason=fact.reason,
        occasion=fact.occasion,
        pair=fact.pair,
        decision=fact.decision,
        verified=fact.verified,
    )


@transaction.atomic
def _load_rules() -> None:
    known = set(LegalRule.objects.values_list("key", flat=True))
    facts = [fact for fact in seed_files.rules() if fact.key not in known]
    places = {(fact.document, fact.article, fact.clause) for fact in facts}
    clauses = {place: find_clause(*place) for place in sorted(places)}
    added = LegalRule.objects.bulk_create(
        [_rule(fact, clauses[fact.document, fact.article, fact.clause]) for fact in facts]
    )
    if added:
        lines = [Recording(RuleVersionAdded(r.key, r.value, r.unit, r.valid_from, None, r.verified), r) for r in added]
        record_many(lines, by=ACTOR)


def _rule(fact: seed_files.RuleFact, clause: Clause) -> LegalRule:
    names = ("key", "kind", "label", "label_en", "value", "unit", "most_extensions", "most_extended")
    rest = ("valid_from", "valid_to", "verified", "note", "note_en")
    rule = LegalRule(
        clause=clause,
        **{name: getattr(fact, name) for name in (*names, *rest)},
    )
    rule.tidy()
    return rule
