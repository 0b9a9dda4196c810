"""What the pages of the tree show; models know nothing of it."""

from collections.abc import Callable
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import ngettext

from danvan.news.pages import articles
from danvan.news.pages.articles import ListPage
from danvan.ui.lists.page import written

register = template.Library()


_SHOWN = "_news_shown"


def _once(context: template.Context, make: Callable[[], Any]) -> Any:
    """The head and the body of one page ask for the same; the database is asked once."""
    kept = context["request"].__dict__
    if _SHOWN not in kept:
        kept[_SHOWN] = make()
    return kept[_SHOWN]


@register.simple_tag(takes_context=True)
def front_page(context: template.Context) -> ListPage:
    """The list of the front page, as its address asks."""
    page: ListPage = _once(context, lambda: articles.front_page(context["page"], context["request"].GET))
    return page


@register.simple_tag(takes_context=True)
def section_page(context: template.Context) -> ListPage:
    """The list of a section, as its address asks."""
    page: ListPage = _once(context, lambda: articles.section_page(context["page"], context["request"].GET))
    return page


@register.simple_tag(takes_context=True)
def article_page(context: template.Context) -> dict[str, Any]:
    """Everything around the article."""
    page: dict[str, Any] = _once(context, lambda: articles.article_page(context["page"], context["request"]))
    return page


@register.simple_tag
def views_words(count: int) -> str:
    """How often it was read: "1.946 lượt xem"."""
    return ngettext("%(count)s view", "%(count)s views", count) % {"count": written(count)}


def _language(context: template.Context) -> str:
    return str(getattr(context.get("request"), "LANGUAGE_CODE", "vi"))


@register.simple_tag(takes_context=True)
def vi(context: template.Context) -> SafeString:
    """For an element with the newsroom's own words: says so where the page around it is in another language."""
    return mark_safe("") if _language(context) == "vi" else mark_safe(' lang="vi"')


@register.simple_tag(takes_context=True)
def lang_of_page(context: template.Context) -> SafeString:
    """For our own words inside such an element."""
    language = _language(context)
    return mark_safe("") if language == "vi" else format_html(' lang="{}"', language)


@register.simple_tag(takes_context=True)
def in_vi(context: template.Context, words: str) -> SafeString | str:
    """The newsroom's words inside a line of ours."""
    return format_html("<span{}>{}</span>", vi(context), words) if vi(context) else words
