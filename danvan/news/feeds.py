"""Atom feeds of the news: of everything, and of each section."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import feedgenerator
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from danvan.news.models import Article, NewsFront, Section
from danvan.news.models.article import ArticleQuerySet
from danvan.news.queries.articles import address_of
from danvan.permissions.views import public

IN_THE_FEED = 30


@public
@require_safe
def all_news(request: HttpRequest) -> HttpResponse:
    """The newest articles of every section."""
    front = NewsFront.objects.first()
    title = front.title if front else "Tin tức"
    return _feed(Article.objects.shown(), title, reverse("news-front"), reverse("news-feed"))


@public
@require_safe
def section(request: HttpRequest, slug: str) -> HttpResponse:
    """The newest articles of one section."""
    found = Section.objects.live().filter(slug=slug).first()
    if found is None or found.get_view_restrictions().exists():
        raise Http404
    feed = reverse("news-section-feed", args=[slug])
    return _feed(Article.objects.shown().child_of(found), found.title, address_of(found.url_path), feed)


def _feed(rows: ArticleQuerySet, title: str, address: str, feed: str) -> HttpResponse:
    site = settings.SITE_ADDRESS.rstrip("/")
    made = feedgenerator.Atom1Feed(
        title=f"{title} - Dân Vận", link=site + address, description="", language="vi", feed_url=site + feed
    )
    for article in rows.public().with_section().defer("body", "folded")[:IN_THE_FEED]:
        made.add_item(
            title=article.title,
            link=site + address_of(article.url_path),
            description=article.lead,
            author_name=article.author_line or None,
            categories=[article.section_title],
            pubdate=article.dated_at,
            updateddate=article.last_published_at or article.dated_at,
        )
    response = HttpResponse(made.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
    patch_cache_control(response, no_cache=True)
    return response
