"""Where Wagtail acts without our actions: what changes for readers is recorded here, whoever or whatever did it."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models.signals import post_delete, post_save  # noqa: TID251  # Wagtail's picture views announce nothing else
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished, post_page_move

from danvan.events.actors import JobActor
from danvan.events.definition import DomainEvent
from danvan.events.recording import record
from danvan.news.events import ArticlePublished, ArticleUnpublished, PageMoved, PictureChanged
from danvan.news.models import Article, Dissemination, NewsFront, Picture, Section

SCHEDULE = JobActor("news.schedule")
LONGEST = 120


def _record(event: DomainEvent, about: Any) -> None:
    """By who pressed the button; by the schedule when nobody did."""
    with transaction.atomic():
        record(event, about=about, by=get_active_log_context().user or SCHEDULE)


def _code(path: str) -> str:
    """An address as an event may hold it: a very long one is cut, the event names the page by its key as well."""
    return path[:LONGEST]


def _published(sender: type, instance: Page, revision: Any = None, **_: Any) -> None:
    _record(ArticlePublished(address=_code(instance.url_path), revision=getattr(revision, "pk", None) or 0), instance)


def _unpublished(sender: type, instance: Page, **_: Any) -> None:
    _record(ArticleUnpublished(address=_code(instance.url_path)), instance)


def _moved(sender: type, instance: Page, url_path_before: str, url_path_after: str, **_: Any) -> None:
    _record(PageMoved(before=_code(url_path_before), after=_code(url_path_after)), instance.specific)


def _picture_changed(sender: type, instance: Picture, **_: Any) -> None:
    _record(PictureChanged(), instance)


for _kind in (Article, Section, NewsFront):
    page_published.connect(_published, sender=_kind, dispatch_uid=f"news.published.{_kind.__name__}")
    page_unpublished.connect(_unpublished, sender=_kind, dispatch_uid=f"news.unpublished.{_kind.__name__}")
    post_page_move.connect(_moved, sender=_kind, dispatch_uid=f"news.moved.{_kind.__name__}")
post_save.connect(_picture_changed, sender=Picture, dispatch_uid="news.picture_saved")
post_delete.connect(_picture_changed, sender=Picture, dispatch_uid="news.picture_deleted")


@hooks.register("insert_global_admin_js")  # type: ignore[untyped-decorator]  # Wagtail carries no types
def _scripts() -> SafeString:
    return format_html('<script src="{}" defer></script>', static("ui/js/newsroom.js"))


@hooks.register("construct_main_menu")  # type: ignore[untyped-decorator]  # Wagtail carries no types
def _own_menu(request: HttpRequest, items: list[Any]) -> None:
    """Without the help that stands on other people's servers."""
    items[:] = [item for item in items if item.name != "help"]


@hooks.register("before_delete_page")  # type: ignore[untyped-decorator]  # Wagtail carries no types
def _what_was_spread_stays(request: HttpRequest, page: Page) -> HttpResponse | None:
    """What people had to read stays readable: such a page is taken down, not deleted."""
    within = page.get_descendants(inclusive=True).values("pk")
    if not Dissemination.objects.filter(article_id__in=within).exists():
        return None
    messages.error(request, _("A dissemination names this article: take it down instead of deleting it."))
    return redirect("wagtailadmin_explore", page.get_parent().pk)


@hooks.register("before_bulk_action")  # type: ignore[untyped-decorator]  # Wagtail carries no types
def _what_was_spread_stays_among_many(
    request: HttpRequest, kind: str, objects: list[Any], _action: Any
) -> HttpResponse | None:
    """The same for pages ticked in a list: one of them is enough to leave all."""
    pages = objects if kind == "delete" else []
    refused = (_what_was_spread_stays(request, page) for page in pages if isinstance(page, Page))
    return next((answer for answer in refused if answer), None)
