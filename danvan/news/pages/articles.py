"""What the pages of the news show: front, section, article."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, QueryDict
from django.urls import reverse

from danvan.discussions.queries import thread as comments
from danvan.language import normalise_line
from danvan.news.models import Article, NewsFront, Picture, Section
from danvan.news.models.article import ArticleQuerySet
from danvan.news.pages.describing import absolute, head_of
from danvan.news.queries.articles import Line, Piece, address_of, around, most_read, page_number, piece
from danvan.news.queries.commenting import KIND, subject_of
from danvan.news.queries.pictures import LARGE, SMALL, pictures_in, with_renditions

PAGE_SIZE = 12
PAGE, WORDS, NEWER, OLDER, COMMENTS = "trang", "q", "moi", "cu", "binh-luan"
MOST_WORDS = 120
_UNREAD = ("body", "folded", "search_description", "seo_title", "author_line", "source_line")


@dataclass(frozen=True, slots=True)
class Shown:
    """One article of the front or of a section, with its picture."""

    title: str
    lead: str
    address: str
    dated_at: Any
    views: int
    section: str
    section_address: str
    picture: Picture | None


@dataclass(frozen=True, slots=True)
class ListPage:
    """The front page or a section. `words`: what was searched; `kept`: the search, for the addresses of other pages."""

    piece: Piece
    words: str
    kept: str
    sections: list[tuple[str, str]]
    most_read: list[Line]
    feed: str
    canonical: str


def front_page(front: NewsFront, asked: QueryDict) -> ListPage:
    """The newest of every section, or what was searched among them."""
    words = normalise_line(asked.get(WORDS, "")[:MOST_WORDS])
    rows = Article.objects.shown().descendant_of(front)
    found = rows.containing(words) if words else rows
    kept = QueryDict(mutable=True)
    if words:
        kept[WORDS] = words
    return _list_page(found, front.url_path, asked, words=words, kept=kept.urlencode(), feed=reverse("news-feed"))


def section_page(section: Section, asked: QueryDict) -> ListPage:
    """The newest of one section."""
    feed = reverse("news-section-feed", args=[section.slug])
    return _list_page(Article.objects.shown().child_of(section), section.url_path, asked, feed=feed)


def _list_page(
    rows: ArticleQuerySet, url_path: str, asked: QueryDict, *, feed: str, words: str = "", kept: str = ""
) -> ListPage:
    wanted = rows.with_section().select_related("picture", "counted").defer(*_UNREAD)
    found = piece(wanted, page_number(asked.get(PAGE, "")), PAGE_SIZE)
    with_renditions([article.picture for article in found.rows], SMALL)
    shown = [_shown(article) for article in found.rows]
    canonical = address_of(url_path) + (f"?{PAGE}={found.page}" if found.page > 1 else "")
    return ListPage(
        piece=Piece(shown, found.total, found.page, found.pages),
        words=words,
        kept=kept,
        sections=[(s.title, address_of(s.url_path)) for s in Section.objects.live().only("title", "url_path")],
        most_read=most_read(),
        feed=feed,
        canonical=absolute(canonical),
    )


def _shown(article: Any) -> Shown:
    return Shown(
        title=article.title,
        lead=article.lead,
        address=address_of(article.url_path),
        dated_at=article.shown_at,
        views=_views(article),
        section=article.section_title or "",
        section_address=address_of(article.section_path or ""),
        picture=article.picture,
    )


def _views(article: Article) -> int:
    counted = getattr(article, "counted", None)
    return counted.count if counted else 0


def article_page(article: Any, request: HttpRequest) -> dict[str, Any]:
    """Context of the page of an article, of a preview as well."""
    asked = request.GET
    title, address = _section_of(article)
    with_renditions(pictures_in(article), LARGE)
    subject = subject_of(article)
    context = {
        "article": article,
        "section": title,
        "section_address": address,
        "views": _views(article) if article.pk else 0,
        "documents": list(article.documents.all()),
        "subject": subject,
        "thread": comments.thread(KIND, subject.subject_id, comments.page_number(asked.get(COMMENTS, ""))),
        "write_url": comments.write_url(subject),
        "feed": reverse("news-feed"),
    }
    if article.pk and article.dated_at:
        pages = {"newer_page": page_number(asked.get(NEWER, "")), "older_page": page_number(asked.get(OLDER, ""))}
        context["around"] = around(article, **pages)
        context["head"] = head_of(article, title)
    return context


def _section_of(article: Any) -> tuple[str, str]:
    """Name and address; asked for only where the article did not bring them: in a preview."""
    if getattr(article, "section_path", None):
        return article.section_title, address_of(article.section_path)
    parent = article.get_parent()
    return (parent.title, address_of(parent.url_path)) if parent else ("", reverse("news-front"))
