"""The page tree of `/tin-tuc/` with its pictures; disseminations, their readers and questions."""

from danvan.news.models.article import Article
from danvan.news.models.dissemination import AudienceRule, Dissemination, QuizQuestion, StateOfDissemination
from danvan.news.models.origin import ArticleOrigin
from danvan.news.models.picture import Picture, PictureRendition
from danvan.news.models.reader import Reader, ReaderQuestion
from danvan.news.models.section import NewsFront, Section
from danvan.news.models.views import ArticleViews

__all__ = [
    "Article",
    "ArticleOrigin",
    "ArticleViews",
    "AudienceRule",
    "Dissemination",
    "NewsFront",
    "Picture",
    "PictureRendition",
    "QuizQuestion",
    "Reader",
    "ReaderQuestion",
    "Section",
    "StateOfDissemination",
]
