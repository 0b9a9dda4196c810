"""The table of competence as a list: columns that go out and come in alike."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from danvan.language import fold
from danvan.petitions.models import Route, Topic
from danvan.ui.lists import Column, Filter, ListSpec

ALL = ("", _("All"))


def route_list() -> ListSpec:
    """Topics in the order of the tree, the whole city before single wards."""
    branches = [ALL, *((topic.slug, topic) for topic in Topic.objects.filter(parent__isnull=True))]
    scopes = [ALL, ("city", _("The whole city")), ("ward", _("Single wards"))]
    return ListSpec(
        name="bang-tham-quyen",
        caption=_("Table of competence"),
        columns=(
            Column("topic", _("Topic"), _topic, sort="topic__order", export=lambda row: row.topic.slug),
            Column(
                "ward",
                _("Ward"),
                lambda row: row.territory.full_name if row.territory else gettext("The whole city"),
                sort="territory__sort",
                export=lambda row: row.territory.slug if row.territory else "",
            ),
            Column("unit", _("Unit"), _unit, sort="unit__sort", export=lambda row: row.unit.slug),
        ),
        filters=(
            Filter("q", _("Unit or ward"), forms.CharField(max_length=120), _containing),
            Filter("branch", _("Topic"), forms.ChoiceField(choices=branches), _of_branch),
            Filter("scope", _("Place"), forms.ChoiceField(choices=scopes), _of_scope),
        ),
        order="topic",
        order_words=_("by topic"),
        empty_title=_("The table is empty"),
        empty_text=_("Add a line below, or bring a file: receivers then find the competent unit proposed."),
    )


def _topic(row: Route) -> SafeString:
    name = (
        f"{row.topic.parent} · {row.topic}" if row.topic.parent else gettext("%(branch)s: all") % {"branch": row.topic}
    )
    return format_html('<a class="ink" href="{}">{}</a>', reverse("petition-route-remove", args=[row.pk]), name)


def _unit(row: Route) -> SafeString:
    return format_html('<a href="{}">{}</a>', row.unit.get_absolute_url(), row.unit.name)


def _containing(rows: Any, words: str) -> Any:
    for word in fold(words).split():
        rows = rows.filter(unit__folded__contains=word) | rows.filter(territory__folded__contains=word)
    return rows


def _of_branch(rows: Any, slug: str) -> Any:
    return rows.filter(topic__slug=slug) | rows.filter(topic__parent__slug=slug)


def _of_scope(rows: Any, scope: str) -> Any:
    return rows.filter(territory__isnull=scope == "city")
