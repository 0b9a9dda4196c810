"""What readers are led to: lists of articles with their views, each in a fixed number of queries."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import BooleanField, Case, Q, Value, When
from django.urls import reverse

from danvan.news.models import Article, ArticleViews
from danvan.news.models.article import ArticleQuerySet

BESIDE = 5  # articles in a short list
NEAR = 40  # the newest of a section, among which related ones are sought
READ_AMONG = 100  # the newest of all, among which the most read are sought
LAST_PAGE = 1_000
_FIELDS = ("pk", "title", "url_path", "path", "dated_at", "folded", "counted__count")


@dataclass(frozen=True, slots=True)
class Line:
    """One article of a list. `views`: how often it was read."""

    pk: int
    title: str
    address: str
    dated_at: datetime
    views: int
    folded: str


@dataclass(frozen=True, slots=True)
class Piece:
    """One page of a long list. `total`: of all its pages."""

    rows: list[Any]
    total: int
    page: int
    pages: int

    @property
    def previous_page(self) -> int:
        """0 on the first page."""
        return self.page - 1

    @property
    def next_page(self) -> int:
        """0 on the last page."""
        return self.page + 1 if self.page < self.pages else 0


@dataclass(frozen=True, slots=True)
class Around:
    """The lists beside an article."""

    newer: Piece
    older: Piece
    related: list[Line]
    most_read: list[Line]


def address_of(url_path: str) -> str:
    """Where a page of the tree is read; Wagtail's own way asks the database for the site each time."""
    below = url_path.strip("/").partition("/")[2]
    return reverse("news-front") + (f"{below}/" if below else "")


def page_number(text: str) -> int:
    """The page an address asks for; anything but a small number is the first."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 1


def piece(rows: ArticleQuerySet, page: int, size: int) -> Piece:
    """One page of `rows`: a query for the count, one for the rows; a page beyond the last is the last."""
    total = rows.order_by().count()
    pages = min(max(1, -(-total // size)), LAST_PAGE)
    number = max(1, min(page, pages))
    return Piece(list(rows[(number - 1) * size : number * size]), total, number, pages)


def lines(rows: Iterable[dict[str, Any]]) -> list[Line]:
    """Rows of `values` as lines."""
    return [
        Line(
            row["pk"],
            row["title"],
            address_of(row["url_path"]),
            row["dated_at"],
            row["counted__count"] or 0,
            row["folded"],
        )
        for row in rows
    ]


def newest(count: int = BESIDE) -> list[Line]:
    """The newest of every section, in one query."""
    return lines(Article.objects.shown().values(*_FIELDS)[:count])


def most_read(count: int = BESIDE) -> list[Line]:
    """Among the newest, those that were read most."""
    rows = Article.objects.live().filter(pk__in=_most_read(count)).order_by("-counted__count", "-pk")
    return lines(rows.values(*_FIELDS))


def around(article: Article, *, newer_page: int = 1, older_page: int = 1) -> Around:
    """Newer, older, related and most read in one query; each further page of newer or older takes two more."""
    beside = Article.objects.live().filter(path__startswith=article.path[: -article.steplen]).exclude(pk=article.pk)
    later = Q(dated_at__gt=article.dated_at) | Q(dated_at=article.dated_at, pk__gt=article.pk)
    parts = {
        "newer": beside.filter(later).order_by("dated_at", "pk")[: BESIDE + 1],
        "older": beside.exclude(later).order_by("-dated_at", "-pk")[: BESIDE + 1],
        "near": beside.order_by("-dated_at", "-pk")[:NEAR],
        "read": Article.objects.filter(pk__in=_most_read(BESIDE)),
        "chosen": Article.objects.filter(pk__in=_chosen(article)),
    }
    ids = {name: rows.values("pk") for name, rows in parts.items()}
    wanted = Q()
    for rows in ids.values():
        wanted |= Q(pk__in=rows)
    flags = {f"in_{name}": _flag(rows) for name, rows in ids.items()}
    found = list(Article.objects.live().filter(wanted).annotate(**flags).values(*_FIELDS, *flags))
    found.sort(key=lambda row: (row["dated_at"], row["pk"]), reverse=True)
    near = {name: lines(row for row in found if row[f"in_{name}"]) for name in parts}
    return Around(
        newer=_first_or(list(reversed(near["newer"])), beside.filter(later).order_by("dated_at", "pk"), newer_page),
        older=_first_or(near["older"], beside.exclude(later).order_by("-dated_at", "-pk"), older_page),
        related=_related(article, near["chosen"], near["near"]),
        most_read=sorted(near["read"], key=lambda line: (-line.views, -line.pk)),
    )


def _flag(ids: ArticleQuerySet) -> Case:
    return Case(When(pk__in=ids, then=Value(True)), default=Value(False), output_field=BooleanField())


def _most_read(count: int) -> "Any":
    lately = Article.objects.shown().values("pk")[:READ_AMONG]
    read = ArticleViews.objects.filter(article_id__in=lately, count__gt=0)
    return read.order_by("-count", "-article_id").values("article_id")[:count]


def _chosen(article: Article) -> Any:
    through = Article.related.through
    return through.objects.filter(from_article_id=article.pk).values("to_article_id")


def _first_or(first: list[Line], rows: ArticleQuerySet, page: int) -> Piece:
    """The first page without asking how long the list is; a further one as any list."""
    if page > 1:
        further = piece(rows, page, BESIDE)
        found = lines(Article.objects.filter(pk__in=[row.pk for row in further.rows]).values(*_FIELDS))
        order = [row.pk for row in further.rows]
        return Piece(sorted(found, key=lambda line: order.index(line.pk)), further.total, further.page, further.pages)
    return Piece(first[:BESIDE], len(first), 1, 2 if len(first) > BESIDE else 1)


def _related(article: Article, chosen: list[Line], near: list[Line]) -> list[Line]:
    """The editor's own choice first; then those of the section that share the rarest words."""
    known = {line.pk for line in chosen}
    often = Counter(word for line in near for word in set(line.folded.split()))
    own = set(article.folded.split())

    def shared(line: Line) -> float:
        return sum(1 / often[word] for word in own & set(line.folded.split()) if len(word) > 2)

    rest = sorted((line for line in near if line.pk not in known), key=lambda line: (-shared(line), -line.pk))
    return [*chosen, *(line for line in rest if shared(line) > 1)][:BESIDE]
