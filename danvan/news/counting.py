"""Counts readers without a write per request: noted in memory, written down in batches, nobody named.

A reading is one visitor and one article in half an hour. A visitor is a keyed hash of address, browser and day, kept
for that half hour in the cache that all processes share and nowhere else. Machines that say so do not count.
"""

import re
import threading
from collections import Counter
from collections.abc import Callable
from datetime import date
from hashlib import blake2b

from django.conf import settings
from django.core.cache import cache
from django.db import close_old_connections, transaction
from django.db.models import F

from danvan.news.models import Article, ArticleViews

SAME_READING = 1800  # seconds
WRITTEN_EVERY = 20  # seconds
MOST_WAITING = 2000
_ROBOT = re.compile(
    r"bot|crawl|spider|slurp|preview|scan|fetch|monitor|curl|wget|python|java/|httpclient|headless|facebookexternalhit",
    re.IGNORECASE,
)


def _in_a_while(work: Callable[[], None]) -> None:
    timer = threading.Timer(WRITTEN_EVERY, work)
    timer.daemon = True
    timer.start()


class Readings:
    """What one process has noted and not yet written. later: calls what it is given after a while."""

    def __init__(self, later: Callable[[Callable[[], None]], None] = _in_a_while) -> None:
        self._later = later
        self._waiting: set[tuple[int, str]] = set()
        self._lock = threading.Lock()

    def note(self, article_id: int, address: str, browser: str) -> None:
        """Somebody read it; cheap, called on every request. The first of a batch sees to its being written."""
        if not browser or _ROBOT.search(browser):
            return
        seen = f"{date.today():%j}\n{address}\n{browser}".encode()  # noqa: DTZ011  # any day that changes once a day will do
        visitor = blake2b(seen, key=settings.INDEX_KEY.encode()[:64], digest_size=12).hexdigest()
        with self._lock:
            first = not self._waiting
            if len(self._waiting) < MOST_WAITING:
                self._waiting.add((article_id, visitor))
        if first:
            self._later(self._write_apart)

    def write(self) -> None:
        """Write down what waits; the same visitor and article counts once in half an hour."""
        with self._lock:
            waiting, self._waiting = self._waiting, set()
        fresh = [
            article for article, visitor in waiting if cache.add(f"news:read:{article}:{visitor}", 1, SAME_READING)
        ]
        if fresh:
            add(Counter(fresh))

    def _write_apart(self) -> None:
        try:
            self.write()
        finally:
            close_old_connections()


@transaction.atomic
def add(counts: Counter[int]) -> None:
    """Add to the views of each article; one that is gone meanwhile is passed over."""
    known = set(Article.objects.filter(pk__in=counts).values_list("pk", flat=True))
    for article_id in sorted(known):
        rows = ArticleViews.objects.filter(article_id=article_id)
        if not rows.update(count=F("count") + counts[article_id]):
            ArticleViews.objects.get_or_create(article_id=article_id, defaults={"count": counts[article_id]})


READINGS = Readings()
