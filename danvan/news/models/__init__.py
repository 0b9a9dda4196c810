"""The page tree of `/tin-tuc/`: the front page, its sections, their articles; and the pictures these show."""

from danvan.news.models.article import Article
from danvan.news.models.picture import Picture, PictureRendition
from danvan.news.models.section import NewsFront, Section
from danvan.news.models.views import ArticleViews

__all__ = ["Article", "ArticleViews", "NewsFront", "Picture", "PictureRendition", "Section"]
