"""What a reader chooses: language and colours, without script, never leading to another site."""

import pytest
from django.conf import settings
from django.test import Client


def choose(client: Client, url: str, **data: str):
    return client.post(url, data)


def test_choosing_english_comes_back_to_the_same_page_in_english(client: Client):
    answer = choose(client, "/ngon-ngu/", language="en", next="/bo-phan/?mat=ban")
    assert answer.status_code == 302
    assert answer["Location"] == "/bo-phan/?mat=ban"
    page = client.get("/bo-phan/")
    assert page["Content-Language"] == "en"
    assert '<html lang="en"' in page.content.decode()
    assert 'lang="vi">Tiếng Việt</button>' in page.content.decode()


def test_a_shared_cache_keeps_the_languages_apart(client: Client):
    assert "Cookie" in client.get("/bo-phan/")["Vary"]


def test_vietnamese_comes_first_whatever_the_browser_asks(client: Client):
    page = client.get("/bo-phan/", headers={"Accept-Language": "en"}).content.decode()
    assert '<html lang="vi"' in page
    assert 'lang="en">English</button>' in page


@pytest.mark.parametrize(
    "elsewhere", ["https://example.org/", "//example.org/", "/\\example.org", "javascript:alert(1)", "", "http:///x"]
)
def test_the_way_back_never_leads_to_another_site(client: Client, elsewhere: str):
    assert choose(client, "/ngon-ngu/", language="en", next=elsewhere)["Location"] == "/"
    assert choose(client, "/sang-toi/", mode="dark", next=elsewhere)["Location"] == "/"


@pytest.mark.parametrize("wrong", ["", "fr", "../vi", "<script>"])
def test_an_unknown_language_means_vietnamese(client: Client, wrong: str):
    answer = choose(client, "/ngon-ngu/", language=wrong)
    assert answer.cookies[settings.LANGUAGE_COOKIE_NAME].value == "vi"


def test_a_link_cannot_change_a_choice(client: Client):
    assert client.get("/ngon-ngu/").status_code == 405
    assert client.get("/sang-toi/").status_code == 405


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_colours_stay_chosen(client: Client, mode: str):
    choose(client, "/sang-toi/", mode=mode)
    assert f'data-mode="{mode}"' in client.get("/bo-phan/").content.decode()


def test_the_device_decides_again_when_asked(client: Client):
    choose(client, "/sang-toi/", mode="dark")
    choose(client, "/sang-toi/", mode="")
    assert "data-mode" not in client.get("/bo-phan/").content.decode()


def test_a_forged_cookie_never_reaches_the_page(client: Client):
    client.cookies["danvan_mode"] = 'dark" onload="x'
    client.cookies["danvan_language"] = "xx"
    page = client.get("/bo-phan/").content.decode()
    assert "onload" not in page
    assert '<html lang="vi"' in page


def test_the_cookies_are_kept_from_scripts_and_other_sites(client: Client):
    cookie = choose(client, "/ngon-ngu/", language="en").cookies[settings.LANGUAGE_COOKIE_NAME]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
