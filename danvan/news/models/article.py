"""An article: drafted, approved, published and taken down with Wagtail's own tools."""

from datetime import datetime
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from danvan.language import fold
from danvan.legislation.models import Document
from danvan.news.models.body import BodyBlock
from danvan.news.models.picture import Picture


class Article(Page):
    """One article. `dated_at` is the moment shown to readers: first publication, or the date of an imported one.

    `wanted_on`: until when the writer wants it published. `old_address`: where an imported one stood before.
    Retention: for ever; an expired one is no longer shown.
    """

    template = "news/public/article.html"
    subpage_types: list[str] = []
    parent_page_types = ["danvan_news.Section"]

    lead = models.TextField(_("lead"), max_length=600)
    picture = models.ForeignKey(
        Picture, verbose_name=_("lead picture"), on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)
    author_line = models.CharField(_("author"), max_length=160, blank=True)
    source_line = models.CharField(_("source"), max_length=160, blank=True)
    documents = ParentalManyToManyField(
        Document, verbose_name=_("documents named in the article"), blank=True, related_name="+"
    )
    related = ParentalManyToManyField("self", verbose_name=_("related articles"), blank=True, symmetrical=False)
    comments_open = models.BooleanField(_("readers may comment"), default=True)
    wanted_on = models.DateField(_("wanted by"), null=True, blank=True)
    dated_at = models.DateTimeField(_("date shown"), null=True, blank=True, db_index=True)
    old_address = models.CharField(max_length=500, blank=True, db_index=True)
    folded = models.TextField(editable=False, blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldPanel("picture"),
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel("author_line"), FieldPanel("source_line")], heading=_("Author and source")),
        FieldPanel("documents"),
        FieldPanel("related"),
    ]
    settings_panels = [FieldPanel("wanted_on"), FieldPanel("comments_open"), FieldPanel("dated_at")]

    class Meta:
        verbose_name = _("article")

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.folded = fold(f"{self.title} {self.lead}")
        super().save(*args, **kwargs)

    @property
    def shown_at(self) -> datetime | None:
        """The moment readers see."""
        return self.dated_at or self.first_published_at
