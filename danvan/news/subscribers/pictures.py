"""Sizes and formats of pictures are made when an article is published, not while its first reader waits."""

from uuid import UUID

from danvan.events.subscribers import subscribe
from danvan.news.events import ArticlePublished
from danvan.news.models import Article
from danvan.news.queries.pictures import LARGE, SMALL, pictures_in, specs


@subscribe(ArticlePublished)
def draw_pictures(event: ArticlePublished, event_id: UUID) -> None:
    """Known ones are passed over; a page that is no article has none."""
    article = Article.objects.filter(url_path=event.address).select_related("picture").first()
    for picture in pictures_in(article) if article else []:
        picture.get_renditions(*specs((*LARGE, *SMALL)))
