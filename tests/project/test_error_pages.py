"""Every error is a page in the reader's language with a code to read out, and needs no database."""

import re

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

CODE = re.compile(r"\b[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{3}\b")
CASES = [
    ("/broken/", 500),
    ("/denied/", 403),
    ("/suspicious/", 400),
    ("/not-allowed/", 403),
    ("/too-often/", 429),
    ("/away/", 503),
    ("/nowhere/", 404),
    ("/post-only/", 405),
]


@pytest.fixture
def visitor(settings: Settings) -> Client:
    settings.ROOT_URLCONF = "tests.project.failing_urls"
    return Client(raise_request_exception=False)


@pytest.mark.django_db
@pytest.mark.parametrize(("path", "status"), CASES)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_error_page_speaks_the_language_and_carries_an_incident_code(
    visitor: Client, path: str, status: int, language: str
) -> None:
    visitor.cookies["danvan_language"] = language
    response = visitor.get(path)
    page = response.content.decode()
    assert response.status_code == status
    assert f'<html lang="{language}">' in page
    assert ("incident code" in page) is (language == "en")
    assert CODE.search(page)
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.django_db
@pytest.mark.parametrize(("path", "status"), CASES)
def test_program_gets_json(visitor: Client, path: str, status: int) -> None:
    response = visitor.get(path, headers={"Accept": "application/json"})
    assert response.status_code == status
    told = response.json()["error"]
    assert told["code"]
    assert told["text"]
    assert CODE.fullmatch(told["incident"])


def test_rule_that_said_no_tells_its_own_code_and_words(visitor: Client) -> None:
    response = visitor.get("/too-often/", headers={"Accept": "application/json"})
    assert response.json()["error"]["code"] == "tests.too-often"
    assert response.json()["error"]["text"] == "Wait 7 seconds."
    assert response.headers["Retry-After"] == "7"


def test_error_page_shows_neither_message_nor_what_was_typed(visitor: Client) -> None:
    page = visitor.post("/broken/", {"name": "Canary Nguyen"}).content.decode()
    assert "Canary" not in page
    assert "nobody may read" not in page


def test_lost_database_says_when_to_come_back(visitor: Client) -> None:
    response = visitor.get("/away/")
    assert response.headers["Retry-After"] == "30"
    assert "10.0.0.7" not in response.content.decode()


def test_too_many_fields_is_too_large(visitor: Client, settings: Settings) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 3
    assert visitor.post("/form/", {str(n): "x" for n in range(9)}).status_code == 413


def test_text_beyond_what_any_form_takes_back_is_too_large(visitor: Client) -> None:
    body = "content=" + "x" * 13_000_000
    response = visitor.post("/form/", body, content_type="application/x-www-form-urlencoded")
    assert response.status_code == 413
    assert CODE.search(response.content.decode())


def test_whole_request_has_a_limit(visitor: Client, settings: Settings) -> None:
    settings.REQUEST_MAX_BYTES = 10
    assert visitor.post("/form/", {"content": "more than ten"}).status_code == 413


def test_form_without_its_token_explains_itself(settings: Settings) -> None:
    settings.ROOT_URLCONF = "tests.project.failing_urls"
    visitor = Client(enforce_csrf_checks=True, raise_request_exception=False)
    response = visitor.post("/form/", {"content": "x"}, headers={"Accept": "application/json"})
    assert response.status_code == 403
    assert response.json()["error"]["code"] == "form-expired"
