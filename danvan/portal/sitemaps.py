"""What search engines are shown: main pages, the news, legal documents."""

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from danvan.legislation.models import Document
from danvan.news.models import Article, Section
from danvan.news.queries.articles import address_of
from danvan.plans.models import Plan
from danvan.plans.queries.public_plans import public_plans


class OfThisSite(Sitemap):  # type: ignore[type-arg]  # each lists rows of its own kind
    """Addresses begin as the installation says, not as a request does."""

    limit = 10_000

    @property
    def protocol(self) -> str:  # type: ignore[override]  # known only when the settings are
        return urlsplit(settings.SITE_ADDRESS).scheme

    def get_domain(self, site: Any = None) -> str:
        return urlsplit(settings.SITE_ADDRESS).netloc


class MainPages(OfThisSite):
    """The pages people come for."""

    NAMES = (
        *("home", "petition-send", "petition-public-list", "petition-wards", "complaints-where", "look-up"),
        *("news-front", "legislation-library", "organisations-units", "organisations-old-ward", "measures-figures"),
        *("plans-public", "plan-livelihood"),
        *("deadlines-calculator", "deadlines-rules", "deadlines-calendar", "data-protection", "accessibility"),
    )

    def items(self) -> list[str]:
        return list(self.NAMES)

    def location(self, item: str) -> str:
        return reverse(item)


class News(OfThisSite):
    """Articles that are live, the newest first."""

    def items(self) -> Any:
        return Article.objects.shown().public().only("url_path", "last_published_at", "dated_at")

    def location(self, item: Article) -> str:
        return address_of(item.url_path)

    def lastmod(self, item: Article) -> datetime | None:
        changed: datetime | None = item.last_published_at
        return changed


class NewsSections(OfThisSite):
    """Sections of the news."""

    def items(self) -> Any:
        return Section.objects.live().public().only("url_path").order_by("path")

    def location(self, item: Section) -> str:
        return address_of(item.url_path)


class Documents(OfThisSite):
    """The library of legal documents."""

    def items(self) -> Any:
        return Document.objects.only("slug").order_by("slug")

    def location(self, item: Document) -> str:
        return reverse("legislation-document", args=[item.slug])


class Plans(OfThisSite):
    """Public plans, running and summed up."""

    def items(self) -> Any:
        return public_plans().only("slug", "issued_on").order_by("slug")

    def location(self, item: Plan) -> str:
        return item.public_url


SITEMAPS: "dict[str, type[Sitemap[Any]] | Sitemap[Any]]" = {
    "trang-chinh": MainPages,
    "tin-tuc": News,
    "chuyen-muc": NewsSections,
    "van-ban": Documents,
    "ke-hoach": Plans,
}
