"""Articles at each stage, as the newsroom would make them."""

from itertools import count
from typing import Any

from danvan.news.models import Article, NewsFront, Section
from danvan.news.seeding import load

_NUMBERS = count(1)


def a_section(slug: str = "chi-dao-dieu-hanh") -> Section:
    """One of the sections every installation begins with."""
    if not NewsFront.objects.exists():
        load()
    return Section.objects.get(slug=slug)


def an_article(*, section: Section | None = None, live: bool = True, **fields: Any) -> Article:
    """A published article, or with live=False a draft that has a revision."""
    number = next(_NUMBERS)
    words = {"title": f"Bài viết thứ {number}", "slug": f"bai-viet-{number}", "lead": "Tóm tắt của bài.", **fields}
    parent = section or a_section()
    parent.refresh_from_db()
    article = parent.add_child(instance=Article(live=False, **words))
    revision = article.save_revision()
    if live:
        revision.publish()
    article.refresh_from_db()
    return article
