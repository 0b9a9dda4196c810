"""How often an article was read."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from danvan.news.models.article import Article


class ArticleViews(models.Model):
    """Readings of one article: no robots, no reloads, nobody named. Retention: with the article."""

    article = models.OneToOneField(Article, on_delete=models.CASCADE, primary_key=True, related_name="counted")
    count = models.PositiveBigIntegerField(_("views"), default=0)

    def __str__(self) -> str:
        return str(self.count)
