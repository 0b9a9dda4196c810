"""An article: drafted, approved, published and taken down with Wagtail's own tools."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Length, Substr
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.widgets.slug import SlugInput
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager, PageQuerySet, PageViewRestriction

from danvan.language import fold, normalise_line
from danvan.legislation.models import Document
from danvan.news.models.body import BodyBlock
from danvan.news.models.picture import Picture

TITLE_MAX = 160
SLUG_MAX = 90
# What a browser makes of a title: its own table of letters has no Vietnamese ones and would leave them out.
_LETTERS = {
    "a": "àáảãạăằắẳẵặâầấẩẫậ",
    "d": "đ",
    "e": "èéẻẽẹêềếểễệ",
    "i": "ìíỉĩị",
    "o": "òóỏõọôồốổỗộơờớởỡợ",
    "u": "ùúủũụưừứửữự",
    "y": "ỳýỷỹỵ",
}
_BARE = [(f"[{marked}{marked.upper()}]", bare) for bare, marked in _LETTERS.items()]
SLUG = FieldPanel("slug", widget=SlugInput(formatters=_BARE))


class ArticleQuerySet(PageQuerySet):
    """Articles in the words of a reader."""

    def shown(self) -> "ArticleQuerySet":
        """What everyone may read, the newest first."""
        found: ArticleQuerySet = self.live().order_by("-dated_at", "-pk")
        return found

    def with_section(self) -> "ArticleQuerySet":
        """Each with `section_title` and `section_path`, without a query for each."""
        above = Page.objects.filter(path=Substr(OuterRef("path"), 1, Length(OuterRef("path")) - Page.steplen))
        title, path = Subquery(above.values("title")[:1]), Subquery(above.values("url_path")[:1])
        known: ArticleQuerySet = self.annotate(section_title=title, section_path=path)
        return known

    def containing(self, words: str) -> "ArticleQuerySet":
        """Those whose title or lead holds each of these words, typed with or without tones."""
        found = self
        for word in fold(words).split()[:8]:
            found = found.filter(folded__contains=word)
        return found


class Article(Page):
    """One article. `dated_at` is the moment shown to readers: first publication, or the date of an imported one.

    `wanted_on`: until when the writer wants it published.
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
    folded = models.TextField(editable=False, blank=True)

    objects = PageManager.from_queryset(ArticleQuerySet)()

    content_panels = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldPanel("picture"),
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel("author_line"), FieldPanel("source_line")], heading=_("Author and source")),
        FieldPanel("documents"),
        FieldPanel("related"),
    ]
    promote_panels = [SLUG, MultiFieldPanel([FieldPanel("seo_title"), FieldPanel("search_description")])]
    settings_panels = [FieldPanel("wanted_on"), FieldPanel("comments_open"), FieldPanel("dated_at")]

    class Meta:
        verbose_name = pgettext_lazy("of the news", "article")

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Before Wagtail's own: its address for an article drops the letter đ."""
        if not self.slug and self.title and (self.path or getattr(self, "_cached_parent_obj", None)):
            self._name_the_address()
        super().full_clean(*args, **kwargs)

    def minimal_clean(self) -> None:
        """Of a draft."""
        if not self.slug and self.title and self.path:
            self._name_the_address()
        super().minimal_clean()

    def clean(self) -> None:
        """A title that fits on a phone; a lead with words in it."""
        super().clean()
        wrong = {}
        if len(self.title) > TITLE_MAX:
            wrong["title"] = _("Shorten the title to %(most)s characters; the rest belongs in the lead.")
        if not normalise_line(self.lead):
            wrong["lead"] = _("Write one or two sentences that say what the article says.")
        if wrong:
            raise ValidationError(
                {field: ValidationError(words, params={"most": TITLE_MAX}) for field, words in wrong.items()}
            )

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.folded = fold(f"{self.title} {self.lead}")
        if self.live and self.dated_at is None:
            self.dated_at = self.first_published_at
        super().save(*args, **kwargs)

    def _name_the_address(self) -> None:
        words = slugify(fold(self.title))[:SLUG_MAX].strip("-") or "bai-viet"
        self.slug = self._get_autogenerated_slug(words)

    def get_view_restrictions(self) -> "models.QuerySet[PageViewRestriction]":
        """Wagtail's own answer in one query, however deep the page stands."""
        steps = range(self.steplen, len(self.path) + 1, self.steplen)
        paths = [self.path[:end] for end in steps]
        stands_here = Q(page__path__in=paths) | Q(page__aliases__path__in=paths)
        found: models.QuerySet[PageViewRestriction] = PageViewRestriction.objects.filter(stands_here).distinct()
        return found

    @property
    def shown_at(self) -> datetime | None:
        """The moment readers see."""
        return self.dated_at or self.first_published_at
