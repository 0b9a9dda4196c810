"""What readers see: front, sections, articles, and what of it never reaches them."""

import json
import re
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import brotli
import pytest
from django.core.cache import cache
from django.core.files.images import ImageFile
from django.test import Client
from wagtail.models import ReferenceIndex

from danvan.legislation.models import Document
from danvan.news.models import Article, ArticleViews, Picture
from danvan.project.demo.drawings import drawn
from tests.news.factories import a_section, an_article

pytestmark = pytest.mark.django_db
START = datetime(2026, 9, 1, 8, tzinfo=UTC)


@pytest.fixture(scope="module")
def png() -> bytes:
    return drawn("bay-nhom")


def a_picture(png: bytes, **fields: Any) -> Picture:
    file = ImageFile(BytesIO(png), name="bay-cot.png")
    picture: Picture = Picture.objects.create(title="bảy cột", description="Bảy cột xanh", file=file, **fields)
    return picture


def dated(number: int, **fields: Any) -> Article:
    return an_article(dated_at=START + timedelta(hours=number), **fields)


def address(article: Article) -> str:
    return article.url_path


def body(client: Client, path: str, **more: Any) -> str:
    answer = client.get(path, **more)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def full_article(png: bytes) -> Article:
    """With everything an article may have."""
    document = Document.objects.create(slug="kh-1", kind="plan", number="1/KH-UBND", subject="Kế hoạch thử")
    image = a_picture(png)
    blocks = [
        {"type": "text", "value": "<h2>Đầu mục</h2><p>Đoạn văn.</p>"},
        {"type": "picture", "value": {"picture": {"image": image.pk, "alt_text": "Ảnh", "decorative": False}}},
        {"type": "quote", "value": {"words": "Lời trích", "whose": "Ghi chú"}},
    ]
    article = dated(
        50, title="Lịch tiếp dân quý IV", picture=a_picture(png), body=json.dumps(blocks), author_line="Ban biên tập"
    )
    article.documents.set([document])
    article.related.set([dated(1, title="Bài được chọn", section=a_section("hoi-dap"))])
    article.save()
    return article


def test_an_article_shows_all_its_parts(client: Client, png: bytes) -> None:
    older, newer = dated(1, title="Bài cũ"), dated(60, title="Bài mới")
    article = full_article(png)
    ArticleViews.objects.create(article=article, count=1946)
    ArticleViews.objects.create(article=older, count=3)
    page = body(client, address(article))
    for words in ("1.946", "Lời trích", "Đầu mục", "/van-ban/kh-1/", older.title, newer.title):
        assert words in page
    assert page.index(newer.title) < page.index(older.title)
    assert "Bài được chọn" in page
    assert re.search(r'<source [^>]*srcset="/hinh/images/[^"]+\.avif', page)
    assert re.search(r'<img [^>]*alt="Bảy cột xanh"[^>]*', page)
    shown = re.search(r"<img [^>]+>", page.split("<picture")[1])
    assert shown
    assert re.search(r'width="\d+"', shown[0])
    assert re.search(r'height="\d+"', shown[0])
    assert page.count("<h1") == 1


def test_other_programs_read_what_it_is(client: Client, png: bytes) -> None:
    article = full_article(png)
    Article.objects.filter(pk=article.pk).update(lead="</script><script>alert(1)</script>")
    page = body(client, address(article))
    data = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert data
    facts = json.loads(data[1])
    assert (facts["@type"], facts["headline"]) == ("NewsArticle", "Lịch tiếp dân quý IV")
    assert facts["mainEntityOfPage"].endswith(address(article))
    assert "<script>alert" not in page
    assert '<meta property="og:image" content="http' in page
    assert f'rel="canonical" href="http://127.0.0.1:8000{address(article)}"' in page


def test_an_article_takes_ten_queries_whatever_stands_around_it(
    client: Client, png: bytes, django_assert_max_num_queries: Any
) -> None:
    article = full_article(png)
    client.get(address(article))  # renditions are made once
    for number in range(20):
        dated(number)
    with django_assert_max_num_queries(10):
        client.get(address(article))


def test_lists_take_as_many_queries_for_one_as_for_twenty(
    client: Client, png: bytes, django_assert_num_queries: Any, django_assert_max_num_queries: Any
) -> None:
    section = a_section()
    dated(100, picture=a_picture(png))
    client.get("/tin-tuc/")
    with django_assert_max_num_queries(11) as first:
        client.get("/tin-tuc/")
    with django_assert_max_num_queries(12) as of_section:
        client.get(section.url_path)
    for number in range(20):
        dated(number)
    with django_assert_num_queries(len(first)):
        client.get("/tin-tuc/")
    with django_assert_num_queries(len(of_section)):
        client.get(section.url_path)


def test_lists_are_paged_and_a_page_beyond_the_last_is_the_last(client: Client) -> None:
    for number in range(14):
        dated(number, title=f"Bài số {number}.")
    first, second = body(client, "/tin-tuc/"), body(client, "/tin-tuc/?trang=2")
    assert "Bài số 13." in first
    assert "Bài số 1." not in first
    assert "Bài số 1." in second
    assert "trang=2" in first
    assert "Bài số 1." in body(client, "/tin-tuc/?trang=99999")
    assert "Bài số 13." in body(client, "/tin-tuc/?trang=%00'--")


def test_newer_and_older_lists_go_on(client: Client) -> None:
    made = [dated(number, title=f"Bài số {number}.") for number in range(9)]
    page = body(client, address(made[8]))
    assert "cu=2" in page
    assert "Bài số 1." not in page.split("bai-khac")[1].split("<aside")[0]
    assert "Bài số 1." in body(client, address(made[8]) + "?cu=2")
    assert "Bài số 8." in body(client, address(made[0]) + "?moi=2").split("bai-khac")[1]


@pytest.mark.parametrize("words", ["tiep dan", "TIẾP DÂN", "dan tiep"])
def test_a_search_needs_no_tones(client: Client, words: str) -> None:
    dated(1, title="Lịch tiếp dân")
    dated(2, title="Chuyện khác")
    page = body(client, "/tin-tuc/", data={"q": words})
    found = page.split("<aside")[0]
    assert "Lịch tiếp dân" in found
    assert "Chuyện khác" not in found


def test_a_search_gives_hostile_words_back_as_words(client: Client) -> None:
    a_section()
    page = body(client, "/tin-tuc/", data={"q": '"><script>alert(1)</script>' + "á" * 5000})
    assert "<script>alert" not in page
    assert 'class="empty' in page


def test_a_draft_is_nowhere(client: Client) -> None:
    draft = an_article(live=False, title="Bài nháp bí mật")
    assert client.get(address(draft)).status_code == 404
    for path in ("/tin-tuc/", a_section().url_path, "/tin-tuc/moi.atom", "/sitemap-tin-tuc.xml"):
        assert "nháp bí mật" not in body(client, path)


def test_what_was_taken_down_says_so_and_leads_on(client: Client) -> None:
    article = dated(1)
    article.unpublish()
    answer = client.get(address(article))
    assert answer.status_code == 410
    assert a_section().url_path in answer.content.decode()


def test_a_deleted_picture_leaves_the_article_standing(client: Client, png: bytes) -> None:
    article = full_article(png)
    client.get(address(article))
    assert article.picture is not None
    ReferenceIndex.create_or_update_for_object(article)  # a task of the background does so in the end
    assert article.picture.get_usage().count() == 1  # what the newsroom is warned of before it deletes
    Picture.objects.all().delete()
    cache.clear()
    page = body(client, address(article))
    assert "Đầu mục" in page
    assert "<picture" not in page


def test_words_of_the_newsroom_are_marked_on_an_english_page(client: Client) -> None:
    article = dated(1, title="Bài tiếng Việt")
    client.cookies["danvan_language"] = "en"
    page = body(client, address(article))
    assert '<html lang="en"' in page
    assert re.search(r'<article class="flow-l" lang="vi">', page)


def test_feeds_hold_what_is_public(client: Client) -> None:
    one, other = dated(1, title="Bài <một> & hai"), dated(2, section=a_section("hoi-dap"))
    feed = client.get("/tin-tuc/moi.atom")
    assert feed["Content-Type"].startswith("application/atom+xml")
    words = feed.content.decode()
    assert "Bài &lt;một&gt; &amp; hai" in words
    assert address(other) in words
    of_section = body(client, "/tin-tuc/chi-dao-dieu-hanh/moi.atom")
    assert address(one) in of_section
    assert address(other) not in of_section
    assert client.get("/tin-tuc/khong-co/moi.atom").status_code == 404


def test_the_sitemap_lists_main_pages_and_articles(client: Client) -> None:
    article = dated(1)
    assert "sitemap-tin-tuc.xml" in body(client, "/sitemap.xml")
    assert f"http://127.0.0.1:8000{address(article)}" in body(client, "/sitemap-tin-tuc.xml")
    assert "/kien-nghi/gui/" in body(client, "/sitemap-trang-chinh.xml")
    assert client.get("/sitemap-khac.xml").status_code == 404
    assert "Sitemap: http://127.0.0.1:8000/sitemap.xml" in body(client, "/robots.txt")


def test_the_page_of_an_article_is_light(client: Client, png: bytes) -> None:
    article = full_article(png)
    for number in range(12):
        dated(number, title=f"Một bài viết với tên dài vừa phải, thứ {number}")
    assert len(brotli.compress(body(client, address(article)).encode())) <= 9 * 1024


def test_hostile_html_in_the_editor_never_reaches_a_page() -> None:
    from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

    bad = {
        "blocks": [
            {
                "key": "a",
                "text": "<script>alert(1)</script> bấm đây",
                "type": "unstyled",
                "depth": 0,
                "inlineStyleRanges": [],
                "entityRanges": [{"offset": 0, "length": 4, "key": 0}],
            }
        ],
        "entityMap": {"0": {"type": "LINK", "mutability": "MUTABLE", "data": {"url": "javascript:alert(1)"}}},
    }
    html = ContentstateConverter(features=["link", "bold"]).to_database_format(json.dumps(bad))
    assert "<script" not in html
    assert "javascript:" not in html
