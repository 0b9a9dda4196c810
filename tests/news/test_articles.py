"""What the newsroom must fill in, what Wagtail's clock does, and the overview of what waits."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.core.files.images import ImageFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from danvan.accounts.models import User
from danvan.discussions.subjects import subject
from danvan.events.models import RecordedEvent
from danvan.news.events import ArticlePublished
from danvan.news.jobs import follow_the_schedule
from danvan.news.listing.newsroom import STATES, newsroom_rows, of_state
from danvan.news.models import Article, Picture
from danvan.news.queries.pictures import LARGE, SMALL, specs
from danvan.news.subscribers.pictures import draw_pictures
from danvan.organisations.models import Membership, Role
from danvan.project.demo.drawings import drawn
from tests.news.factories import a_section, an_article
from tests.organisations.cast import SINCE, SmallCity

pytestmark = pytest.mark.django_db
TODAY = date(2026, 9, 7)


def a_new_article(**fields: Any) -> Article:
    section = a_section()
    section.refresh_from_db()
    made: Article = section.add_child(instance=Article(live=False, lead="Tóm tắt.", **fields))
    return made


def test_the_address_is_the_title_without_tones() -> None:
    first = a_new_article(title="Đường Đê La Thành: đối thoại ở Ba Đình")
    assert first.slug == "duong-de-la-thanh-doi-thoai-o-ba-dinh"
    assert a_new_article(title="Đường Đê La Thành, đối thoại ở Ba Đình").slug == f"{first.slug}-2"
    assert a_new_article(title="?!").slug == "bai-viet"


@pytest.mark.parametrize(
    ("field", "fields"),
    [("title", {"title": "a" * 161}), ("lead", {"lead": "   "}), ("slug", {"slug": "có dấu"})],
)
def test_an_article_cannot_be_published_without(field: str, fields: dict[str, str]) -> None:
    article = an_article(live=False)
    for name, value in fields.items():
        setattr(article, name, value)
    with pytest.raises(ValidationError) as refused:
        article.full_clean()
    assert list(refused.value.message_dict) == [field]


def test_a_picture_without_words_is_asked_for_them_beside_the_field() -> None:
    from wagtail.images import get_image_model
    from wagtail.images.forms import get_image_form

    upload = SimpleUploadedFile("hinh.png", drawn("o-phuong"), "image/png")
    form = get_image_form(get_image_model())({"title": "hinh", "description": " "}, {"file": upload})
    assert not form.is_valid()
    assert "description" in form.errors


def test_the_clock_publishes_and_takes_down(client: Client) -> None:
    now = timezone.now()
    waiting = an_article(live=False)
    waiting.go_live_at = now + timedelta(days=1)
    waiting.save_revision().publish()
    waiting.refresh_from_db()
    assert not waiting.live
    revision = waiting.latest_revision
    revision.approved_go_live_at = now - timedelta(minutes=1)
    revision.content["go_live_at"] = (now - timedelta(minutes=1)).isoformat()
    revision.save()
    over = an_article()
    Article.objects.filter(pk=over.pk).update(expire_at=now - timedelta(minutes=1))
    follow_the_schedule(now)
    follow_the_schedule(now)
    assert client.get(waiting.url_path).status_code == 200
    assert client.get(over.url_path).status_code == 410
    kinds = RecordedEvent.objects.filter(subject_id=over.pk, kind="news.unpublished").count()
    assert kinds == 1
    assert RecordedEvent.objects.filter(subject_id=waiting.pk, kind="news.published").exists()


def test_pictures_are_made_when_an_article_is_published() -> None:
    picture = Picture.objects.create(
        title="bảy cột", description="Bảy cột", file=ImageFile(BytesIO(drawn("bay-nhom")), name="bay.png")
    )
    article = an_article(picture=picture)
    draw_pictures(ArticlePublished(address=article.url_path, revision=1), uuid4())
    assert {r.filter_spec for r in picture.renditions.all()} == set(specs((*LARGE, *SMALL)))
    draw_pictures(ArticlePublished(address="/tin-tuc/", revision=0), uuid4())


def test_an_article_is_a_page_to_comment_on(client: Client) -> None:
    article, closed = an_article(), an_article(comments_open=False)
    known = subject("danvan_news.article", article.pk)
    assert known is not None
    assert (known.url, known.open, known.public) == (article.url_path, True, True)
    assert f"/binh-luan/bai-viet/{article.pk}/" in client.get(article.url_path).content.decode()
    assert f"/binh-luan/bai-viet/{closed.pk}/" not in client.get(closed.url_path).content.decode()
    draft = subject("danvan_news.article", an_article(live=False).pk)
    assert draft is not None
    assert not draft.public


def test_each_state_of_the_newsroom_holds_its_own() -> None:
    published = an_article()
    draft = an_article(live=False)
    late = an_article(live=False, wanted_on=TODAY - timedelta(days=1))
    sent = an_article(live=False, wanted_on=TODAY)
    sent.get_workflow().start(sent, None)
    scheduled = an_article(live=False)
    scheduled.go_live_at = datetime(2999, 1, 1, tzinfo=UTC)
    scheduled.save_revision().publish()
    gone = an_article()
    gone.unpublish()
    found = {state: set(of_state(newsroom_rows(), state, on=TODAY).values_list("pk", flat=True)) for state in STATES}
    assert found["waiting"] == {draft.pk, late.pk, sent.pk}
    assert found["approval"] == {sent.pk}
    assert found["draft"] == {draft.pk, late.pk}
    assert found["overdue"] == {late.pk}
    assert found["scheduled"] == {scheduled.pk}
    assert found["gone"] == {gone.pk}
    assert len(found["all"]) == 6
    assert next(iter(of_state(newsroom_rows(), "waiting", on=TODAY))).pk == late.pk
    assert published.pk not in found["waiting"]


def test_the_overview_is_open_to_the_newsroom_alone(client: Client, small_city: SmallCity, outsider: User) -> None:
    an_article(live=False, title="Bài <b>nháp</b>", wanted_on=TODAY)
    client.force_login(outsider)
    assert client.get("/ban-lam-viec/tin-bai/").status_code == 403
    Membership.objects.create(user=outsider, unit=small_city.office, role=Role.WRITER, valid_from=SINCE)
    page = client.get("/ban-lam-viec/tin-bai/").content.decode()
    assert "Bài &lt;b&gt;nháp&lt;/b&gt;" in page
    assert client.get("/ban-lam-viec/tin-bai/?xuat=csv").status_code == 200
