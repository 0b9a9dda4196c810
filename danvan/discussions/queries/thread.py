"""What everyone reads under a page: two queries a page of it, whatever its length; counts for lists in one."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count
from django.urls import reverse

from danvan.discussions.models import Comment
from danvan.discussions.subjects import Subject, kind_of

PAGE_SIZE = 20
LAST_PAGE = 1_000


@dataclass(frozen=True, slots=True)
class Thread:
    """One page of the published comments of a subject. `total`: all published ones."""

    comments: list[Comment]
    total: int
    page: int
    pages: int
    newest_first: bool

    @property
    def previous_page(self) -> int:
        """0 on the first page."""
        return self.page - 1

    @property
    def next_page(self) -> int:
        """0 on the last page."""
        return self.page + 1 if self.page < self.pages else 0


def thread(subject_type: str, subject_id: int, page: int = 1, *, newest_first: bool = False) -> Thread:
    """The published comments of one page with their official replies; a page beyond the last is the last."""
    rows = Comment.objects.under(subject_type, [subject_id]).published()
    total = rows.count()
    pages = min(max(1, -(-total // PAGE_SIZE)), LAST_PAGE)
    number = max(1, min(page, pages))
    order = ("-published_at", "-pk") if newest_first else ("published_at", "pk")
    start = (number - 1) * PAGE_SIZE
    wanted = rows.select_related("reply__unit").order_by(*order)
    # Nothing a public page does not show is read for it.
    shown = list(wanted.defer("content", "title", "folded", "signs")[start : start + PAGE_SIZE])
    return Thread(shown, total, number, pages, newest_first)


def comment_counts(subject_type: str, subject_ids: Iterable[int]) -> dict[int, int]:
    """id -> published comments, for a list of pages; ids without any are left out."""
    rows = Comment.objects.under(subject_type, subject_ids).published().order_by()
    found = rows.values_list("subject_id").annotate(n=Count("pk"))
    return dict(found)


def page_number(text: str) -> int:
    """The page an address asks for; anything but a small number is the first."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 1


def write_url(subject: Subject) -> str:
    """The address of the form on that page; "" for a kind nobody registered."""
    kind = kind_of(subject.subject_type)
    return reverse("comment-write", args=[kind.slug, subject.subject_id]) if kind else ""
