"""Public pages of the news are kept in memory, and a change is seen within a second."""

import gzip
from datetime import UTC, datetime
from typing import Any
from unittest import mock

import brotli
import pytest
from django.core.cache import cache
from django.core.handlers.wsgi import WSGIHandler

from danvan.events.models import RecordedEvent
from danvan.news import keeping
from danvan.news.counting import Readings
from danvan.news.events import ArticlePublished
from danvan.news.keeping import COUNTS, KEPT, PageKeeper
from danvan.news.models import ArticleViews
from tests.news.factories import an_article

PHONE = "Mozilla/5.0 (Linux; Android 12) Chrome/120 Mobile"


class Site:
    """A site that counts how often it is asked."""

    def __init__(self, **headers: str) -> None:
        self.asked = 0
        self.headers = {"Content-Type": "text/html", "Cache-Control": KEPT, COUNTS: "7", **headers}

    def __call__(self, environ: dict[str, Any], start: Any) -> list[bytes]:
        self.asked += 1
        start("200 OK", list(self.headers.items()))
        return [f"trang {self.asked}".encode()]


@pytest.fixture
def edition(monkeypatch: pytest.MonkeyPatch) -> mock.Mock:
    """The edition that the keeper is told; asked for on every request."""
    current = mock.Mock(return_value=(1, 1))
    monkeypatch.setattr(keeping.edition, "current", current)
    monkeypatch.setattr(keeping, "ASKED_EVERY", 0)
    monkeypatch.setattr(keeping, "close_old_connections", lambda: None)
    return current


def get(keeper: PageKeeper, path: str = "/tin-tuc/a/", **environ: str) -> tuple[str, dict[str, str], bytes]:
    told: list[Any] = []
    asked = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "HTTP_HOST": "city.test", "QUERY_STRING": "", **environ}
    body = b"".join(keeper(asked, lambda *line: told.extend(line)))
    return told[0], dict(told[1]), body


def test_a_page_is_rendered_once_until_something_changes(edition: mock.Mock) -> None:
    site = Site()
    keeper = PageKeeper(site)
    assert [get(keeper)[2] for _ in range(3)] == [b"trang 1"] * 3
    edition.return_value = (1, 2)
    assert get(keeper)[2] == b"trang 2"


def test_no_page_is_older_than_its_figures_may_be(edition: mock.Mock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "OLDEST", -1)
    keeper = PageKeeper(Site())
    assert [get(keeper)[2] for _ in range(2)] == [b"trang 1", b"trang 2"]


def test_it_is_sent_packed_and_not_sent_again_when_unchanged(edition: mock.Mock) -> None:
    keeper = PageKeeper(Site())
    _, headers, body = get(keeper, HTTP_ACCEPT_ENCODING="gzip, br")
    assert (headers["Content-Encoding"], brotli.decompress(body)) == ("br", b"trang 1")
    _, headers, body = get(keeper, HTTP_ACCEPT_ENCODING="gzip")
    assert (headers["Content-Encoding"], gzip.decompress(body)) == ("gzip", b"trang 2")
    status, again, empty = get(keeper, HTTP_ACCEPT_ENCODING="gzip", HTTP_IF_NONE_MATCH=headers["ETag"])
    assert (status[:3], empty, again["ETag"]) == ("304", b"", headers["ETag"])


@pytest.mark.parametrize(
    "asked",
    [
        {"HTTP_COOKIE": "sessionid=abc"},
        {"HTTP_COOKIE": "a=b; messages=x"},
        {"QUERY_STRING": "q=dan+van"},
        {"QUERY_STRING": "trang=1' OR 1"},
        {"REQUEST_METHOD": "POST"},
    ],
)
def test_what_is_one_persons_is_never_kept(edition: mock.Mock, asked: dict[str, str]) -> None:
    keeper = PageKeeper(Site())
    assert [get(keeper, **asked)[2] for _ in range(2)] == [b"trang 1", b"trang 2"]
    assert COUNTS not in get(keeper, **{"path": "/tin-tuc/a/", **asked})[1]


@pytest.mark.parametrize("headers", [{"Set-Cookie": "a=b"}, {"Cache-Control": "private, no-cache"}])
def test_what_its_own_headers_call_private_is_never_kept(edition: mock.Mock, headers: dict[str, str]) -> None:
    keeper = PageKeeper(Site(**headers))
    assert [get(keeper)[2] for _ in range(2)] == [b"trang 1", b"trang 2"]
    assert COUNTS not in get(keeper)[1]


def test_each_language_and_colour_has_its_page(edition: mock.Mock) -> None:
    keeper = PageKeeper(Site())
    pages = {get(keeper, HTTP_COOKIE=cookie)[2] for cookie in ("", "danvan_language=en", "danvan_language=vi")}
    assert len(pages) == 3


def test_the_oldest_leave_when_memory_is_full(edition: mock.Mock) -> None:
    site = Site()
    keeper = PageKeeper(site)
    with mock.patch.object(keeping, "MOST_BYTES", 20):
        for n in range(5):
            get(keeper, f"/tin-tuc/{n}/")
    assert sum(len(page.body) for page in keeper._pages.values()) <= 20


@pytest.mark.django_db
def test_a_published_change_is_a_new_edition() -> None:
    before = keeping.edition.current()
    article = an_article()
    published = keeping.edition.current()
    assert published != before
    article.title = "Tên mới"
    article.save_revision()
    assert keeping.edition.current() == published
    article.get_latest_revision().publish()
    assert keeping.edition.current() != published


@pytest.mark.django_db
def test_a_change_whose_transaction_ended_after_a_later_one_is_seen_too() -> None:
    published(1000)
    seen = keeping.edition.current()
    # Its key was given before the other's, but it can be read only now.
    published(999)
    assert keeping.edition.current() != seen


def published(pk: int) -> None:
    """The row of an event as its transaction leaves it behind, under this key."""
    RecordedEvent.objects.create(
        pk=pk, kind=ArticlePublished.kind, subject_type="t", subject_id=pk, position=1, at=datetime.now(UTC), hash=pk
    )


@pytest.mark.django_db
def test_readings_are_written_in_one_go_without_robots_and_reloads() -> None:
    cache.clear()
    batches: list[Any] = []
    article, readings = an_article(), Readings(batches.append)
    for address in ("10.0.0.1", "10.0.0.2", "10.0.0.1"):
        readings.note(article.pk, address, PHONE)
    readings.note(article.pk, "10.0.0.3", "Googlebot/2.1")
    readings.note(article.pk, "10.0.0.4", "")
    assert not ArticleViews.objects.exists()
    assert len(batches) == 1
    readings.write()
    readings.note(article.pk, "10.0.0.2", PHONE)
    readings.write()
    assert ArticleViews.objects.get(article=article).count == 2


@pytest.mark.django_db
def test_the_article_of_a_page_is_named_to_the_keeper_only(client: Any) -> None:
    article = an_article()
    response = client.get(article.url)
    assert response.headers[COUNTS] == str(article.pk)
    assert response.headers["Cache-Control"] == KEPT


def test_the_site_is_served_through_the_keeper() -> None:
    from danvan.project import wsgi

    assert isinstance(wsgi.application, PageKeeper)
    assert isinstance(wsgi.application.site, WSGIHandler)
