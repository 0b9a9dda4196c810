"""The front page of the news and its sections."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page


class NewsFront(Page):
    """The page at `/tin-tuc/`: newest articles of every section. There is one. Retention: for ever."""

    template = "news/public/front.html"
    subpage_types = ["danvan_news.Section"]
    parent_page_types = ["wagtailcore.Page"]
    max_count = 1

    class Meta:
        verbose_name = _("front page of the news")


class Section(Page):
    """A section such as "Chỉ đạo, điều hành"; articles stand below it. Retention: for ever."""

    template = "news/public/section.html"
    subpage_types = ["danvan_news.Article"]
    parent_page_types = ["danvan_news.NewsFront"]

    intro = models.CharField(_("what is found here"), max_length=300, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("intro")]

    class Meta:
        verbose_name = _("section")
