"""Words of rules and days in templates."""

from datetime import date

from django import template

from danvan.deadlines import rule_page
from danvan.deadlines.models import CalendarDay, LegalRule
from danvan.deadlines.year_page import special_words as words_of_special

register = template.Library()


@register.filter
def value_words(rule: LegalRule) -> str:
    """ "10 working days"."""
    return rule_page.value_words(rule)


@register.filter
def validity_words(rule: LegalRule) -> str:
    """From when, until when."""
    return rule_page.validity_words(rule)


@register.filter
def extension_words(rule: LegalRule) -> str:
    """How far a term may be extended, "" when never."""
    return rule_page.extension_words(rule)


@register.filter
def is_in_force(rule: LegalRule, on: date) -> bool:
    """True for the version of that day."""
    return rule.valid_from <= on and (rule.valid_to is None or on <= rule.valid_to)


@register.filter
def special_words(day: CalendarDay) -> str:
    """What is special about a day of the calendar."""
    return words_of_special(day)
