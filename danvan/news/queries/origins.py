"""What is known of imported articles: which row is which article, who changed it since, where a row belongs."""

from collections.abc import Iterable

from django.db.models import Q

from danvan.language import fold
from danvan.news.importing.prepared import Identity
from danvan.news.models import Article, ArticleOrigin, Section


def seals_of(keys: Iterable[str]) -> dict[str, str]:
    """Key -> seal of the last import, in one query."""
    return dict(ArticleOrigin.objects.filter(key__in=list(keys)).values_list("key", "seal"))


def origin_of(key: str) -> ArticleOrigin | None:
    """With its article, if that still stands."""
    return ArticleOrigin.objects.select_related("article").filter(key=key).first()


def said_elsewhere(identity: Identity) -> ArticleOrigin | None:
    """The same title, date and text under another address."""
    if identity.key == identity.named:
        return None
    same = ArticleOrigin.objects.filter(named=identity.named, seal=identity.seal, article__isnull=False)
    return same.select_related("article").order_by("pk").first()


def kept_from_import(origin: ArticleOrigin) -> str:
    """Why the article may not be brought anew ("" when it may): the newsroom has worked on it, or is about to."""
    article = origin.article
    if article is None:
        return "deleted-since"
    if ArticleOrigin.objects.filter(~Q(pk=origin.pk), article=article).exclude(seal=origin.seal).exists():
        return "addresses-differ"
    if article.latest_revision_id != origin.revision_id:
        return "edited-since"
    if article.locked or article.workflow_in_progress:
        return "in-approval"
    return ""


def slug_taken(section: Section, slug: str) -> set[str]:
    """Slugs of the section that begin with this one."""
    siblings = Article.objects.filter(path__startswith=section.path, depth=section.depth + 1)
    return set(siblings.filter(slug__startswith=slug).values_list("slug", flat=True))


def sections_by_name() -> dict[str, int]:
    """Folded title and slug of every section -> its key; the tree knows a few dozen."""
    found: dict[str, int] = {}
    for section in Section.objects.order_by("path"):
        found.setdefault(fold(section.title), section.pk)
        found[section.slug] = section.pk
    return found
