"""What this floor shows on pages of lower ones: the rules that rest on a clause of the law."""

from collections import defaultdict

from django.http import HttpRequest
from django.template.loader import render_to_string

from danvan.deadlines.models import LegalRule
from danvan.deadlines.rule_page import validity_words, value_words
from danvan.legislation.models import Clause
from danvan.ui.panels import panel

_KEPT = "rules_by_clause"


@panel("legislation.clause", order=20)
def rules_resting_on(clause: Clause, request: HttpRequest) -> str:
    """Each version of each rule that names this clause as its basis, newest first."""
    rules = _rules_of(clause, request).get(clause.pk, [])
    lines = [(rule, value_words(rule), validity_words(rule)) for rule in rules]
    return render_to_string("deadlines/panels/rules.html", {"lines": lines}, request) if lines else ""


def _rules_of(clause: Clause, request: HttpRequest) -> dict[int, list[LegalRule]]:
    """The rules of the whole document, read once for all the clauses of its page."""
    kept: dict[int, dict[int, list[LegalRule]]] = request.__dict__.setdefault(_KEPT, {})
    document = clause.article.document_id
    if document not in kept:
        found = defaultdict(list)
        for rule in LegalRule.objects.filter(clause__article__document=document).order_by("key", "-valid_from"):
            found[rule.clause_id].append(rule)
        kept[document] = found
    return kept[document]
