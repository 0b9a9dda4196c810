"""The front page of the news and its sections."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from danvan.news.models.article import SLUG, Article


class NewsFront(Page):
    """The page at `/tin-tuc/`: newest articles of every section. There is one. Retention: for ever."""

    template = "news/public/front.html"
    subpage_types = ["danvan_news.Section"]
    parent_page_types = ["wagtailcore.Page"]
    max_count = 1

    class Meta:
        verbose_name = _("front page of the news")

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """An article is found by its whole address at once; anything else step by step, as Wagtail does."""
        address = f"{self.url_path}{'/'.join(path_components)}/"
        articles = Article.objects.live().with_section().select_related("picture", "counted")
        if len(path_components) == 2 and (found := articles.filter(url_path=address).first()):
            return RouteResult(found)
        return super().route(request, path_components)


class Section(Page):
    """A section such as "Chỉ đạo, điều hành"; articles stand below it. Retention: for ever."""

    template = "news/public/section.html"
    subpage_types = ["danvan_news.Article"]
    parent_page_types = ["danvan_news.NewsFront"]

    intro = models.CharField(_("what is found here"), max_length=300, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("intro")]
    promote_panels = [SLUG, FieldPanel("show_in_menus")]

    class Meta:
        verbose_name = pgettext_lazy("of the news", "section")
