"""What other programs read of an article: Open Graph and schema.org, as data that no browser runs."""

import json
from typing import Any

from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from danvan.news.models import Article
from danvan.news.queries.articles import address_of

# Inside a script element nothing but its end is markup, and these three can make one.
_ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}
_CARD = "format-jpeg|width-1200"


def absolute(address: str) -> str:
    """With the name of the site before it."""
    return settings.SITE_ADDRESS.rstrip("/") + address


def head_of(article: Article, section: str) -> SafeString:
    """The tags for the head of the page of an article; with a picture whose renditions are known, no query."""
    url = absolute(address_of(article.url_path))
    described = article.search_description or article.lead
    # Of several, Wagtail keeps known renditions as they are; of a single one it writes to the cache each time.
    picture = article.picture.get_renditions(_CARD)[_CARD] if article.picture else None
    image = absolute(picture.url) if picture else ""
    pairs = [
        ("og:type", "article"),
        ("og:title", article.title),
        ("og:description", described),
        ("og:url", url),
        ("og:locale", "vi_VN"),
        ("og:site_name", "Dân Vận"),
        ("article:section", section),
        ("article:published_time", article.shown_at.isoformat() if article.shown_at else ""),
        ("og:image", image),
        ("og:image:alt", article.picture.description if article.picture else ""),
    ]
    tags = format_html_join("", '<meta property="{}" content="{}">', [pair for pair in pairs if pair[1]])
    canonical = format_html('<link rel="canonical" href="{}"><meta name="description" content="{}">', url, described)
    return canonical + tags + _data(_news_article(article, url, described, section, image))


def _news_article(article: Article, url: str, described: str, section: str, image: str) -> dict[str, Any]:
    city = {"@type": "GovernmentOrganization", "name": f"UBND {settings.CITY_NAME}", "url": absolute("/")}
    author = {"@type": "Person", "name": article.author_line} if article.author_line else city
    facts = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "description": described,
        "articleSection": section,
        "inLanguage": "vi",
        "datePublished": article.shown_at.isoformat() if article.shown_at else "",
        "dateModified": article.last_published_at.isoformat() if article.last_published_at else "",
        "mainEntityOfPage": url,
        "image": image,
        "author": author,
        "publisher": city,
    }
    return {key: value for key, value in facts.items() if value}


def _data(facts: dict[str, Any]) -> SafeString:
    text = json.dumps(facts, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308  # escaped above
