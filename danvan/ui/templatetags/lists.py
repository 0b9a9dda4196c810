"""The tag that draws a list; loaded in every template."""

from django import template

from danvan.ui.lists.page import ListPage

register = template.Library()


@register.inclusion_tag("ui/lists/page.html")
def list_page(page: ListPage) -> dict[str, ListPage]:
    """Saved views, filter bar, how many, table, pages and files of one `ListPage`."""
    return {"page": page}
