"""Where an imported article comes from, and what it said then."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from danvan.news.models.article import Article


class ArticleOrigin(models.Model):
    """One row of an old portal: an article with two old addresses has two.

    `key`: digest of its old address, else of title and date. `named`: digest of title and date. `seal`: digest of all
    the row said. `revision_id`: the revision made from it; a later one is the newsroom's own work. Without `article`,
    the newsroom deleted it. Retention: for ever, so that the same file never brings it twice.
    """

    key = models.CharField(max_length=64, unique=True)
    named = models.CharField(max_length=64, db_index=True)
    seal = models.CharField(max_length=64)
    article = models.ForeignKey(Article, on_delete=models.SET_NULL, null=True, related_name="+")
    revision_id = models.PositiveBigIntegerField()
    views = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = _("origin of an imported article")

    def __str__(self) -> str:
        return self.key
