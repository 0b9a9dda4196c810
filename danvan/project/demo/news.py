"""Articles of the demonstration, written and published as the newsroom does it: with Wagtail's own revisions."""

import json
import re
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

from django.core.files.images import ImageFile
from django.utils import timezone
from django.utils.html import escape

from danvan.accounts.models import User
from danvan.legislation.models import Document
from danvan.news.mirroring import mirror
from danvan.news.models import Article, ArticleViews, Picture, Section
from danvan.project.demo.drawings import DRAWINGS, drawn

TEXTS = Path(__file__).with_name("articles.json")
CREDIT = "Hình vẽ của hệ thống, minh họa"
_LINK = re.compile(r"\[([^]]+)\]\((/[^)\s]*)\)")


def make_articles() -> None:
    """Write those that are missing."""
    now = timezone.now()
    writer, editor = (User.objects.get(code=code) for code in ("nguoiviet", "bientap"))
    for person in (writer, editor):
        mirror(person, on=timezone.localdate(now))
    for told in json.loads(TEXTS.read_text(encoding="utf-8")):
        if not Article.objects.filter(slug=told["slug"]).exists():
            _bring(_written(told, writer, now), told, writer=writer, editor=editor, now=now)


def _written(told: dict[str, Any], writer: User, now: datetime) -> Article:
    section = Section.objects.get(slug=told["section"])
    article = Article(
        title=told["title"],
        slug=told["slug"],
        lead=told["lead"],
        author_line=told.get("author", ""),
        source_line=told.get("source", ""),
        picture=_picture(told["picture"]) if "picture" in told else None,
        body=json.dumps(_body(told["body"])),
        dated_at=_dated(told, now),
        wanted_on=timezone.localdate(now) + timedelta(days=told["wanted"]) if "wanted" in told else None,
        go_live_at=now + timedelta(days=7) if told.get("state") == "scheduled" else None,
        owner=writer,
        live=False,
    )
    section.add_child(instance=article)
    article.documents.set(Document.objects.filter(slug__in=told.get("documents", ())))
    return article


def _bring(article: Article, told: dict[str, Any], *, writer: User, editor: User, now: datetime) -> None:
    """To the stage it shows."""
    revision = article.save_revision(user=writer, log_action=True)
    state = told.get("state", "published")
    if state == "approval":
        article.get_workflow().start(article, writer)
    elif state in {"published", "scheduled"}:
        revision.publish(user=editor)
    if "views" in told:
        ArticleViews.objects.create(article=article, count=told["views"])


def _dated(told: dict[str, Any], now: datetime) -> datetime | None:
    if "on" in told:
        return timezone.make_aware(datetime.fromisoformat(told["on"]))
    return now - timedelta(days=told["ago"]) if "ago" in told else None


def _picture(name: str) -> Picture:
    words, _ = DRAWINGS[name]
    found: Picture | None = Picture.objects.filter(title=name).first()
    if found is None:
        file = ImageFile(BytesIO(drawn(name)), name=f"{name}.png")
        found = Picture(title=name, description=words, credit=CREDIT, file=file)
        found._set_image_file_metadata()
        found.save()
    return found


def _body(parts: list[str | list[str]]) -> list[dict[str, Any]]:
    """Paragraphs, "## " headings, lists and "> words | whose" as the blocks of an article."""
    blocks: list[dict[str, Any]] = []
    for part in parts:
        if isinstance(part, str) and part.startswith("> "):
            words, _, whose = part[2:].partition(" | ")
            blocks.append({"type": "quote", "value": {"words": words, "whose": whose}})
        elif blocks and blocks[-1]["type"] == "text":
            blocks[-1]["value"] += _html(part)
        else:
            blocks.append({"type": "text", "value": _html(part)})
    return blocks


def _html(part: str | list[str]) -> str:
    if isinstance(part, list):
        return f"<ol>{''.join(f'<li>{_linked(item)}</li>' for item in part)}</ol>"
    return f"<h2>{escape(part[3:])}</h2>" if part.startswith("## ") else f"<p>{_linked(part)}</p>"


def _linked(text: str) -> str:
    return _LINK.sub(r'<a href="\2">\1</a>', escape(text))
