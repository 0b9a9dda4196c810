"""Filters for codes and hashes."""

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from danvan.events import receipts

register = template.Library()


@register.filter
def in_groups(text: str, size: int) -> str:
    """A long code in groups, so that it can be compared by eye and broken at any of them."""
    return receipts.grouped(text, size)


@register.filter
def breakable(name: str) -> SafeString:
    """A dotted name that may break a line after a dot or a low line."""
    escaped = str(conditional_escape(name))
    return mark_safe(escaped.replace(".", ".<wbr>").replace("_", "_<wbr>"))  # noqa: S308  # escaped above
