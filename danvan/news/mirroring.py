"""Wagtail's groups are a copy of our memberships, made one way: nobody is let in by a group alone."""

from datetime import date
from typing import Any

from django.contrib.auth.models import Group

from danvan.news.rules import MAY_PUBLISH_NEWS, MAY_WRITE_NEWS
from danvan.permissions.rule import Rule

WRITERS, EDITORS = "news.writers", "news.editors"
GROUPS: dict[str, Rule] = {WRITERS: MAY_WRITE_NEWS, EDITORS: MAY_PUBLISH_NEWS}


def mirror(user: Any, *, on: date) -> None:
    """Give the user the groups that the roles of the day give, and no other; one query when nothing changed."""
    wanted = {name for name, rule in GROUPS.items() if rule.enters(user, on=on)}
    held = set(user.groups.values_list("name", flat=True))
    if wanted != held:
        user.groups.set(Group.objects.filter(name__in=wanted))
