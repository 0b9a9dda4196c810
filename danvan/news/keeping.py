"""Public pages of the news kept in the memory of a web process, before any of Django is woken.

Asked for: what a stranger reads. A page stays as long as the edition (`edition.py`) in which it was rendered; each
process asks for the edition at most every half second, so that a change is seen within a second, in every process and
on every machine; and no longer than five minutes, so that figures such as views move too. Nothing is kept for who is
signed in, for a page that sets a cookie or for a search.
"""

import gzip
import re
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import brotli
from django.conf import settings
from django.db import DatabaseError, close_old_connections

from danvan.captcha.client import address_in
from danvan.news import edition
from danvan.news.counting import READINGS
from danvan.news.edition import Edition
from danvan.ui.choices import MODE_COOKIE

Start = Callable[..., Any]
Application = Callable[[dict[str, Any], Start], Iterable[bytes]]
PREFIX = "/tin-tuc/"
ASKED_EVERY = 0.5  # seconds
OLDEST = 300  # seconds
MOST_BYTES = 32 * 1024 * 1024
#: The page's view names the article it shows; the header goes no further than here.
COUNTS = "Danvan-Counts"
_PAGE_OF_LIST = re.compile(r"(trang|moi|cu)=\d{1,4}", re.ASCII)
KEPT = "public, max-age=0, must-revalidate"


@dataclass(frozen=True, slots=True)
class Kept:
    """One rendered page: body as it is sent, headers without those of one request."""

    edition: Edition
    until: float
    status: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    tag: str
    article_id: int


class PageKeeper:
    """WSGI around the site."""

    def __init__(self, site: Application) -> None:
        self.site = site
        self._pages: OrderedDict[tuple[str, ...], Kept] = OrderedDict()
        self._bytes = 0
        self._edition, self._asked_at = edition.NONE, float("-inf")
        self._lock = threading.Lock()

    def __call__(self, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        if not environ.get("PATH_INFO", "").startswith(PREFIX):
            return self.site(environ, start)
        key = _key(environ)
        now = self._current() if key else None
        if key is None or now is None:
            return self.site(environ, _counting(environ, start))
        kept = self._pages.get(key)
        if kept is None or kept.edition != now or kept.until < time.monotonic():
            return self._render(environ, start, key, now)
        return _answer(kept, environ, start)

    def _current(self) -> Edition | None:
        """The edition, None when it cannot be asked for: the site itself then says why."""
        if time.monotonic() - self._asked_at > ASKED_EVERY:
            try:
                self._edition = edition.current()
            except DatabaseError:
                return None
            finally:
                close_old_connections()
            self._asked_at = time.monotonic()
        return self._edition

    def _render(self, environ: dict[str, Any], start: Start, key: tuple[str, ...], now: Edition) -> Iterable[bytes]:
        told: list[Any] = []
        answer = self.site(environ, lambda status, headers, *_: told.extend((status, headers)))
        try:
            body = b"".join(answer)
        finally:
            if hasattr(answer, "close"):
                answer.close()
        page = _kept(now, told[0], told[1], body, key[-1])
        if page is None:
            _counting(environ, start)(told[0], told[1])
            return [body]
        self._keep(key, page)
        return _answer(page, environ, start)

    def _keep(self, key: tuple[str, ...], page: Kept) -> None:
        with self._lock:
            if old := self._pages.pop(key, None):
                self._bytes -= len(old.body)
            self._pages[key] = page
            self._bytes += len(page.body)
            while self._bytes > MOST_BYTES:
                self._bytes -= len(self._pages.popitem(last=False)[1].body)


def _key(environ: dict[str, Any]) -> tuple[str, ...] | None:
    """What a page depends on; None for what is never kept."""
    if environ.get("REQUEST_METHOD") != "GET":
        return None
    query = environ.get("QUERY_STRING", "")
    if query and not _PAGE_OF_LIST.fullmatch(query):
        return None
    cookies = dict(pair.strip().partition("=")[::2] for pair in environ.get("HTTP_COOKIE", "").split(";") if pair)
    if settings.SESSION_COOKIE_NAME in cookies or "messages" in cookies:
        return None
    language, mode = cookies.get(settings.LANGUAGE_COOKIE_NAME, ""), cookies.get(MODE_COOKIE, "")
    accepted = environ.get("HTTP_ACCEPT_ENCODING", "")
    coding = "br" if "br" in accepted else "gzip" if "gzip" in accepted else ""
    return environ.get("HTTP_HOST", ""), environ["PATH_INFO"], query, language, mode, coding


def _counting(environ: dict[str, Any], start: Start) -> Start:
    """`start` of an answer that is not kept: the header that names the article ends here as well."""

    def told(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
        if article_id := dict(headers).get(COUNTS):
            _note(int(article_id), environ)
        return start(status, [pair for pair in headers if pair[0] != COUNTS], *rest)

    return told


def _note(article_id: int, environ: dict[str, Any]) -> None:
    if environ.get("REQUEST_METHOD") == "GET":
        READINGS.note(article_id, address_in(environ), environ.get("HTTP_USER_AGENT", ""))


def _kept(now: Edition, status: str, headers: list[tuple[str, str]], body: bytes, coding: str) -> Kept | None:
    """The page to keep, None when its own headers say that it is for one reader."""
    told = dict(headers)
    if not status.startswith("200") or told.get("Cache-Control") != KEPT or "Set-Cookie" in told:
        return None
    packed = {"br": brotli.compress, "gzip": gzip.compress}[coding](body) if coding else body
    tag = f'"{blake2b(packed, digest_size=12).hexdigest()}"'
    left_out = {COUNTS, "Content-Length", "Content-Encoding", "Vary", "ETag", "X-Request-Id"}
    own = [(name, value) for name, value in headers if name not in left_out]
    own += [("Vary", "Cookie, Accept-Encoding"), ("ETag", tag)]
    if coding:
        own.append(("Content-Encoding", coding))
    return Kept(now, time.monotonic() + OLDEST, status, tuple(own), packed, tag, int(told.get(COUNTS, 0)))


def _answer(page: Kept, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
    if page.article_id:
        _note(page.article_id, environ)
    if environ.get("HTTP_IF_NONE_MATCH") == page.tag:
        start("304 Not Modified", [pair for pair in page.headers if pair[0] in {"ETag", "Vary", "Cache-Control"}])
        return []
    start(page.status, [*page.headers, ("Content-Length", str(len(page.body)))])
    return [page.body]
