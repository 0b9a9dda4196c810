"""Filters for codes and hashes."""

from django import template

from danvan.events import receipts

register = template.Library()


@register.filter
def in_groups(text: str, size: int) -> str:
    """A long code in groups, so that it can be compared by eye and broken at any of them."""
    return receipts.grouped(text, size)
