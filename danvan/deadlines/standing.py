"""The rules that rest on a clause of the law, for its page in the library."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from danvan.deadlines.models import LegalRule
from danvan.deadlines.rule_page import validity_words, value_words
from danvan.legislation.models.clause import ClauseQuerySet
from danvan.legislation.standing import Rest, stands_on


def _rules(clauses: ClauseQuerySet) -> Iterable[tuple[int, Rest]]:
    """Each version of each rule, newest first; one query."""
    rows = LegalRule.objects.filter(clause__in=clauses).order_by("key", "-valid_from")
    for rule in rows:
        note = f"{value_words(rule)}, {validity_words(rule)}"
        url = reverse("deadlines-rule", args=[rule.key])
        yield rule.clause_id, Rest(rule.name, url, note, until=rule.valid_to, doubtful=not rule.verified)


stands_on("deadlines.rules", _("Rules that rest on it"), _rules)
