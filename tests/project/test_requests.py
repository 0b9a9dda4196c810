"""What every request passes: its id, its line in the log, its headers, maintenance."""

import json
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from danvan.project import maintenance

Lines = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def visitor(settings: Settings, tmp_path: Path) -> Client:
    settings.ROOT_URLCONF = "tests.project.failing_urls"
    settings.MAINTENANCE_FILE = tmp_path / "maintenance"
    return Client(raise_request_exception=False)


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Lines:
    """The log as it leaves the process, parsed."""
    written: list[str] = []
    handler = next(h for h in logging.getLogger().handlers if type(h) is logging.StreamHandler)
    monkeypatch.setattr(handler, "emit", lambda record: written.append(handler.format(record)))
    return lambda: [json.loads(line) for line in written]


def test_request_leaves_one_line_with_codes_only(visitor: Client, lines: Lines) -> None:
    visitor.get("/form/?name=Canary")
    (line,) = lines()
    assert list(line)[:3] == ["time", "level", "event"]
    assert line["path"] == "/form/"
    assert line["status"] == 200
    assert line["request_id"]
    assert "Canary" not in json.dumps(line)


def test_secret_of_a_tracking_link_is_masked(visitor: Client, lines: Lines) -> None:
    visitor.get("/theo-doi/d41d8cd98f00b204e9800998ecf8427e/")
    assert lines()[0]["path"] == "/theo-doi/***/"


@pytest.mark.django_db
def test_unknown_address_leaves_its_first_part_only(visitor: Client, lines: Lines) -> None:
    visitor.get("/theo-doi/canary-secret/nothing/here/")
    assert lines()[0]["path"] == "/theo-doi/…"


def test_exception_leaves_class_and_place_but_no_message(visitor: Client, lines: Lines) -> None:
    response = visitor.post("/broken/", {"name": "Canary Nguyen"})
    told = json.dumps(lines())
    first = next(line for line in lines() if line["event"] == "exception")
    assert first["error"] == "ValueError"
    assert any("failing_urls.py" in place and ":broken" in place for place in first["stack"])
    assert "Canary" not in told
    assert "nobody may read" not in told
    assert first["incident"] in response.content.decode()


def test_record_of_a_library_keeps_its_template_without_its_data(lines: Lines) -> None:
    logging.getLogger("some.library").warning("Mail to %s failed", "canary@example.org")
    logging.getLogger("some.library").warning(f"Mail to {'canary@example.org'} or 0912345678 failed")
    assert [line["event"] for line in lines()] == ["Mail to %s failed", "Mail to … or … failed"]
    assert "canary" not in json.dumps(lines())


def test_value_that_is_no_code_is_not_written(lines: Lines) -> None:
    import structlog

    structlog.get_logger("danvan.tests").info("sent", to="Nguyễn Thị Ễ", kind="petitions.received")
    assert (lines()[0]["to"], lines()[0]["kind"]) == ("…", "petitions.received")


def test_request_id_is_believed_from_a_trusted_proxy_only(visitor: Client, settings: Settings) -> None:
    given = {"X-Request-Id": "abc12345-proxy"}
    assert visitor.get("/form/", headers=given).headers["X-Request-Id"] != "abc12345-proxy"
    settings.TRUSTED_PROXIES = ["127.0.0.1"]
    assert visitor.get("/form/", headers=given).headers["X-Request-Id"] == "abc12345-proxy"
    hostile = {"X-Request-Id": 'a" onload="x'}
    assert visitor.get("/form/", headers=hostile).headers["X-Request-Id"] != 'a" onload="x'


def test_every_answer_limits_the_browser(visitor: Client) -> None:
    headers = visitor.get("/form/").headers
    assert "camera=()" in headers["Permissions-Policy"]
    assert "geolocation=(self)" in headers["Permissions-Policy"]
    assert headers["Cache-Control"] == "private, no-cache"


def test_page_of_the_desk_is_never_stored(visitor: Client) -> None:
    assert visitor.get("/desk/").headers["Cache-Control"] == "no-store"


def test_maintenance_lets_read_and_asks_writers_to_wait(visitor: Client) -> None:
    maintenance.begin(90)
    assert visitor.get("/form/").status_code == 200
    refused = visitor.post("/form/", {"content": "long text"}, headers={"Accept": "application/json"})
    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "90")
    assert refused.json()["error"]["code"] == "maintenance"
    maintenance.end()
    assert visitor.post("/form/", {"content": "long text"}).status_code == 200
