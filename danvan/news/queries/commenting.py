"""Articles as pages that readers comment on."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from danvan.discussions.subjects import Commentable, Subject
from danvan.news.models import Article
from danvan.news.queries.articles import address_of

KIND = "danvan_news.article"


def subject_of(article: Article) -> Subject:
    """One article that is at hand: no query."""
    return Subject(
        subject_type=KIND,
        subject_id=article.pk or 0,
        title=article.title,
        url=address_of(article.url_path),
        open=article.comments_open and article.live,
        public=article.live,
    )


def resolve(ids: Iterable[int]) -> dict[int, Subject]:
    """Of those that exist, live or not: one query."""
    rows = Article.objects.filter(pk__in=list(ids)).only("title", "url_path", "comments_open", "live")
    return {article.pk: subject_of(article) for article in rows}


COMMENTABLE = Commentable(slug="bai-viet", label=_("Article"), resolve=resolve)
