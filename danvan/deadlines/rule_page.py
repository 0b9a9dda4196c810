"""The rules of the law as their pages show them."""

from datetime import date
from typing import Any

from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from danvan.deadlines.models import LegalRule
from danvan.deadlines.topics import TOPICS
from danvan.deadlines.wording import amount_words, long_day

Unit = LegalRule.Unit


OTHER_UNITS: dict[str, Any] = {
    Unit.HOURS: ngettext_lazy("%(n)d consecutive hour", "%(n)d consecutive hours", "n"),
    Unit.MONTHS: ngettext_lazy("%(n)d month", "%(n)d months", "n"),
    Unit.YEARS: ngettext_lazy("%(n)d year", "%(n)d years", "n"),
    Unit.PER_WEEK: ngettext_lazy("%(n)d day a week", "%(n)d days a week", "n"),
    Unit.PER_MONTH: ngettext_lazy("%(n)d day a month", "%(n)d days a month", "n"),
    Unit.PER_YEAR: ngettext_lazy("%(n)d time a year", "%(n)d times a year", "n"),
    Unit.PERCENT: "%(n)d %%",
    Unit.PEOPLE: ngettext_lazy("%(n)d person", "%(n)d people", "n"),
    Unit.TIMES: ngettext_lazy("%(n)d time", "%(n)d times", "n"),
}


def newest_versions(on: date) -> QuerySet[LegalRule]:
    """One version of each rule: the one in force on that day, else the latest; grouped by field of law."""
    best: dict[str, int] = {}
    for pk, key, first in LegalRule.objects.order_by("valid_from").values_list("pk", "key", "valid_from"):
        if key not in best or first <= on:
            best[key] = pk
    places = [When(key__startswith=f"{prefix}.", then=Value(n)) for n, prefix in enumerate(TOPICS)]
    place = Case(*places, default=Value(len(TOPICS)), output_field=IntegerField())
    return LegalRule.objects.with_basis().filter(pk__in=best.values()).order_by(place, "key")


def versions_of(key: str) -> list[LegalRule]:
    """Every version of one rule, newest first."""
    return list(LegalRule.objects.with_basis().filter(key=key).order_by("-valid_from"))


def value_words(rule: LegalRule) -> str:
    """ "10 working days", "2 days a month", "5 working days before"."""
    if rule.unit in LegalRule.COUNTED:
        words = amount_words(rule.value, rule.unit)
    else:
        words = OTHER_UNITS[rule.unit] % {"n": rule.value}
    return _("%(amount)s before") % {"amount": words} if rule.kind == LegalRule.Kind.NOTICE else words


def validity_words(rule: LegalRule) -> str:
    """From when, and until when."""
    if rule.valid_to is None:
        return _("from %(first)s") % {"first": long_day(rule.valid_from)}
    return _("%(first)s to %(last)s") % {"first": long_day(rule.valid_from), "last": long_day(rule.valid_to)}


def extension_words(rule: LegalRule) -> str:
    """How often and how far a term may be extended, "" when never."""
    if not rule.most_extensions:
        return ""
    words = {"times": rule.most_extensions, "amount": amount_words(rule.most_extended, rule.unit)}
    return _("may be extended %(times)s time(s), by %(amount)s in all") % words


def rule_json(rule: LegalRule) -> dict[str, Any]:
    """One version for programs."""
    return {
        "key": rule.key,
        "kind": rule.kind,
        "label": rule.name,
        "value": rule.value,
        "unit": rule.unit,
        "most_extensions": rule.most_extensions,
        "most_extended": rule.most_extended,
        "valid_from": rule.valid_from.isoformat(),
        "valid_to": rule.valid_to.isoformat() if rule.valid_to else None,
        "legal_basis": rule.clause.cite(),
        "legal_basis_url": rule.clause.get_absolute_url(),
        "verified": rule.verified,
        "note": rule.remark,
    }
