"""What bringing an imported article shares with bringing it anew: its fields, pictures and redirects."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.files.base import ContentFile
from django.urls import Resolver404, resolve
from django.utils.text import slugify
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from danvan.language import fold
from danvan.news.importing.addresses import path_of
from danvan.news.importing.illustrating import Illustrated
from danvan.news.importing.parts import Shown, Text
from danvan.news.importing.pictures import PictureFile
from danvan.news.importing.prepared import DESCRIBE, MEND_LETTERS
from danvan.news.importing.row import Reason
from danvan.news.models import Article, Picture, Section
from danvan.news.queries.origins import slug_taken

#: Short enough that the whole address is a code that an event may hold.
_SLUG = 60
_NEWS = "/tin-tuc/"


def fields_of(brought: Illustrated) -> dict[str, Any]:
    """The article's own fields; its pictures are stored on the way."""
    article = brought.article
    pictures = {src: _stored(file, _alt(article.parts, article.picture, src)) for src, file in brought.files.items()}
    lost = any(reason.code == "letters-lost" for reason in article.drafts)
    return {
        "title": f"{MEND_LETTERS} {article.title}" if lost else article.title,
        "lead": article.lead,
        "body": json.dumps([_block(part, pictures) for part in article.parts]),
        "picture": pictures[article.picture.src] if article.picture else None,
        "author_line": article.author,
        "source_line": article.source,
        "dated_at": article.dated_at,
    }


def free_slug(section: Section, title: str) -> str:
    """An address in the section that nobody has."""
    base = slugify(fold(title))[:_SLUG].strip("-") or "bai-viet"
    taken = slug_taken(section, base)
    number = 2
    slug = base
    while slug in taken:
        slug, number = f"{base}-{number}", number + 1
    return slug


def _alt(parts: Iterable[Any], lead: Shown | None, src: str) -> str:
    shown = [part for part in (lead, *parts) if isinstance(part, Shown) and part.src == src]
    return next((part.alt for part in shown if part.alt), "")


def _stored(file: PictureFile, alt: str) -> Picture:
    """The same bytes are kept once."""
    digest = hashlib.sha1(file.raw, usedforsecurity=False).hexdigest()
    known: Picture | None = Picture.objects.filter(file_hash=digest).order_by("pk").first()
    if known is not None:
        return known
    picture = Picture(
        title=file.name[:255],
        file=ContentFile(file.raw, file.name),
        description=(alt or f"{DESCRIBE} {file.name}")[:255],
        width=file.width,
        height=file.height,
        file_size=len(file.raw),
        file_hash=digest,
    )
    picture.save()
    return picture


def _block(part: Text | Shown, pictures: Mapping[str, Picture]) -> dict[str, Any]:
    if isinstance(part, Text):
        return {"type": "text", "value": part.html}
    picture = pictures[part.src]
    shown = {"image": picture.pk, "alt_text": part.alt or picture.description, "decorative": False}
    return {"type": "picture", "value": {"picture": shown, "caption": part.caption}}


def redirect_from(addresses: Iterable[str], article: Article) -> list[Reason]:
    """Send visitors of the old addresses on; what cannot be redirected is told, and nothing of others is changed."""
    notes: list[Reason] = []
    for address in addresses:
        path = Redirect.normalise_path(path_of(address))
        reason = _in_the_way(path, article)
        if reason:
            notes.append(Reason(reason, {"address": path[:120]}))
        elif not Redirect.objects.filter(old_path=path, redirect_page=article).exists():
            Redirect.objects.create(old_path=path, redirect_page=article, is_permanent=True)
    return notes


def _in_the_way(path: str, article: Article) -> str:
    if path.rstrip("/") == article.url_path.rstrip("/"):
        return "address-is-new-one"
    if Redirect.objects.filter(old_path=path).exclude(redirect_page=article).exists():
        return "address-taken"
    return "address-in-use" if _is_served(path.partition("?")[0]) else ""


def wake_addresses() -> None:
    """Load the addresses of the whole site, which takes a second, before a transaction needs them."""
    _resolves("/")


def _is_served(path: str) -> bool:
    """True when this site shows a page there: a redirect is only asked for where there is none."""
    if path.startswith(_NEWS):
        return bool(Page.objects.filter(url_path=path.rstrip("/") + "/").exists())
    # Without its last "/" a page is asked for too: Django leads to it.
    return _resolves(path) or _resolves(path.rstrip("/") + "/")


def _resolves(path: str) -> bool:
    try:
        resolve(path)
    except Resolver404:
        return False
    return True
