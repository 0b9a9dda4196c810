"""The home page: what is new, the seven groups with their live figures, and one box that finds everything public."""

from datetime import UTC, datetime

import pytest
from django.core.cache import cache
from django.urls import reverse

from danvan.organisations.models import Unit
from danvan.portal.groups import GROUPS
from danvan.portal.searching import FEW, search
from tests.news.factories import an_article

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


def test_each_task_group_says_what_works_and_how_it_goes(client, small_city, law):
    cache.clear()
    page = client.get("/").content.decode()
    assert page.count("<h3>") >= len(GROUPS) == 7
    assert reverse("measures-figure", args=["petitions.satisfied"]) in page


def test_heads_who_posted_their_days_are_named_with_the_next_one(client, small_city, law):
    assert "h-receptions" not in client.get("/").content.decode()
    Unit.objects.filter(pk=small_city.committee.pk).update(reception_weekdays="2", reception_hours="8:00")
    page = client.get("/").content.decode()
    assert "h-receptions" in page
    assert small_city.committee.get_absolute_url() in page


def test_the_home_page_asks_the_same_whatever_there_is(client, small_city, law, django_assert_max_num_queries):
    for _ in range(6):
        an_article()
    client.get("/")
    with django_assert_max_num_queries(14):
        client.get("/")


def test_words_without_tones_find_news_and_offices(client, small_city, law):
    an_article(title="Đối thoại với nhân dân phường")
    news = search("doi thoai", at=AT)[0]
    assert [hit.title for hit in news.hits] == ["Đối thoại với nhân dân phường"]
    page = client.get("/tim/?q=doi+thoai").content.decode()
    assert "Đối thoại với nhân dân phường" in page


def test_many_hits_of_a_kind_lead_to_all_of_them(client, small_city):
    an_article(title="Chuyện khác")
    for n in range(FEW + 1):
        an_article(title=f"Họp tổ dân phố {n}")
    (news,) = search("to dan pho", at=AT)
    assert len(news.hits) == FEW
    page = client.get(news.more).content.decode().split("<aside")[0]
    assert page.count("Họp tổ dân phố") == FEW + 1
    assert "Chuyện khác" not in page


def test_a_reference_opens_the_look_up(client, small_city, law):
    answer = client.get("/tim/?q=h26.pakn.20261124.0042 ")
    assert answer.url == "/tra-cuu/?ma=h26.pakn.20261124.0042"


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", "' OR 1=1 --", "%00", "x" * 400, "   "])
def test_hostile_words_find_nothing_and_break_nothing(client, small_city, words):
    answer = client.get("/tim/", {"q": words})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()


def test_search_asks_once_for_each_kind(small_city, django_assert_max_num_queries):
    for n in range(8):
        an_article(title=f"Cây xanh {n}")
    with django_assert_max_num_queries(8):
        search("cay xanh", at=AT)
