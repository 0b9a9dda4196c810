"""How often articles were read."""

from collections.abc import Iterable

from danvan.news.models import ArticleViews


def views_of(article_ids: Iterable[int]) -> dict[int, int]:
    """Article -> views, in one query; one that was never read is missing."""
    return dict(ArticleViews.objects.filter(article_id__in=list(article_ids)).values_list("article_id", "count"))
