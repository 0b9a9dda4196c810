"""How rules are listed."""

from datetime import date

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from danvan.deadlines.models import LegalRule
from danvan.deadlines.rule_page import validity_words, value_words
from danvan.deadlines.topics import topic_of
from danvan.language import fold
from danvan.ui.lists import Column, Filter, ListSpec
from danvan.ui.templatetags.ui import icon

STATES = [("", _("All")), ("1", _("Verified")), ("0", _("Provisional"))]


def _named(rule: LegalRule, address: str) -> SafeString:
    return format_html(
        '<a href="{}">{}</a><br><span class="quiet small">{}</span>',
        reverse(address, args=[rule.key]),
        rule.name,
        rule.key,
    )


def _basis(rule: LegalRule) -> SafeString:
    return format_html('<a href="{}">{}</a>', rule.clause.get_absolute_url(), rule.clause.cite())


def tag(rule: LegalRule) -> SafeString:
    """Whether the figure was read in a public page."""
    if rule.verified:
        return format_html('<span class="tag ok">{}{}</span>', icon("check"), gettext("Verified"))
    return format_html('<span class="tag soon">{}{}</span>', icon("alert"), gettext("Provisional"))


def _words(rows: QuerySet[LegalRule], words: str) -> QuerySet[LegalRule]:
    for word in fold(words).split()[:8]:
        rows = rows.filter(folded__contains=word)
    return rows


def _from(rule: LegalRule) -> date:
    return rule.valid_from


COLUMNS = [
    Column("value", _("Value"), value_words, sort="value"),
    Column("validity", _("Validity"), validity_words, sort="valid_from", export=_from),
    Column("basis", _("Legal basis"), _basis, export=lambda r: r.clause.cite()),
    Column("state", _("State"), tag, sort="verified", export=lambda r: gettext("Verified") if r.verified else ""),
]
FILTERS = [
    Filter("q", _("Search in rules"), forms.CharField(), _words),
    Filter(
        "state",
        _("State"),
        forms.ChoiceField(choices=STATES),
        lambda rows, value: rows.filter(verified=value == "1"),
    ),
    Filter(
        "kind",
        _("Kind"),
        forms.ChoiceField(choices=[("", _("All")), *LegalRule.Kind.choices]),
        lambda rows, value: rows.filter(kind=value),
    ),
]


def _spec(address: str) -> ListSpec:
    named = Column("rule", _("Rule"), lambda rule: _named(rule, address), sort="folded", export=lambda r: r.name)
    return ListSpec(
        name="quy-tac",
        caption=_("Rules"),
        page_size=100,
        columns=[named, *COLUMNS],
        filters=FILTERS,
        order_words=_("by field of law"),
        group=lambda rule: str(topic_of(rule.key)),
        empty_title=_("No rule has these words"),
        empty_text=_("Try fewer words, with or without tone marks."),
    )


RULES = _spec("deadlines-rule")
DESK_RULES = _spec("deadlines-desk-rule")
