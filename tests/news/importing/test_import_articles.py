"""`danvan news import`: dates, addresses and views kept, the same file twice, the newsroom's work never overwritten."""

import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.management.base import CommandError
from django.test import Client
from wagtail.contrib.redirects.models import Redirect

from danvan.events.models import RecordedEvent
from danvan.news.importing.outcome import Kind
from danvan.news.models import Article, ArticleViews, Picture
from tests.news.importing.folders import WHOLE, a_csv, a_picture, bring, codes, command, told_json

pytestmark = pytest.mark.django_db


def _article() -> Article:
    return Article.objects.get()


def test_date_address_views_and_section_are_kept(tmp_path: Path, client: Client) -> None:
    (outcome,) = bring(a_csv(tmp_path, {}))
    article = _article()
    moment = datetime(2021, 12, 3, 20, 59, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
    assert (outcome.kind, article.live) == (Kind.BROUGHT, True)
    assert (article.dated_at, article.first_published_at) == (moment, moment)
    assert (article.title, article.lead) == (WHOLE["Tiêu đề"], "Thành phố ban hành kế hoạch.")
    assert article.url_path == "/tin-tuc/hoi-dap/nang-cao-chat-luong-cong-tac-dan-van/"
    assert ArticleViews.objects.get(article=article).count == 1234
    answer = client.get("/portal/page?id=123")
    assert (answer.status_code, answer.headers["Location"]) == (301, article.url)
    assert client.get("/portal/page?id=124").status_code == 404
    kinds = list(RecordedEvent.objects.filter(subject_id=article.pk).order_by("pk").values_list("kind", flat=True))
    assert kinds == ["news.published", "news.imported"]


def test_the_same_file_twice_brings_nothing_twice(tmp_path: Path) -> None:
    path = a_csv(tmp_path, {}, {"Tiêu đề": "Bài không địa chỉ", "Địa chỉ": ""})
    bring(path)
    before = RecordedEvent.objects.count()
    assert [outcome.kind for outcome in bring(path)] == [Kind.UNCHANGED, Kind.UNCHANGED]
    assert (Article.objects.count(), Redirect.objects.count(), RecordedEvent.objects.count()) == (2, 1, before)


def test_an_import_broken_off_goes_on(tmp_path: Path) -> None:
    from danvan.news.management.bringing_rows import bring_rows
    from tests.news.factories import a_section

    a_section()
    path = a_csv(tmp_path, *({"Tiêu đề": f"Bài {n}", "Địa chỉ": f"/cu/{n}"} for n in range(3)))
    begun = bring_rows(path)
    next(begun)
    begun.close()  # type: ignore[attr-defined]
    assert [outcome.kind for outcome in bring(path)] == [Kind.UNCHANGED, Kind.BROUGHT, Kind.BROUGHT]


def test_a_changed_row_becomes_a_revision_and_its_views_are_added(tmp_path: Path) -> None:
    bring(a_csv(tmp_path, {}))
    (outcome,) = bring(a_csv(tmp_path, {"Nội dung": "<p>Mới.</p><p>Hẳn.</p>", "Lượt xem": "1.300"}))
    article = _article()
    assert (outcome.kind, article.live, article.lead) == (Kind.CHANGED, True, "Mới.")
    assert article.revisions.count() == 2
    assert ArticleViews.objects.get().count == 1300


def test_what_the_newsroom_edited_since_is_a_conflict(tmp_path: Path) -> None:
    bring(a_csv(tmp_path, {}))
    article = _article()
    article.title = "Tên do ban biên tập đặt"
    article.save_revision().publish()
    assert bring(a_csv(tmp_path, {}))[0].kind == Kind.UNCHANGED
    (outcome,) = bring(a_csv(tmp_path, {"Nội dung": "<p>Khác.</p>"}))
    assert (outcome.kind, codes(outcome)) == (Kind.CONFLICT, {"edited-since"})
    assert _article().title == "Tên do ban biên tập đặt"


def test_what_the_newsroom_deleted_is_not_brought_again(tmp_path: Path) -> None:
    bring(a_csv(tmp_path, {}))
    _article().delete()
    (outcome,) = bring(a_csv(tmp_path, {"Nội dung": "<p>Khác.</p>"}))
    assert (outcome.kind, codes(outcome)) == (Kind.CONFLICT, {"deleted-since"})
    assert not Article.objects.exists()


def test_two_addresses_lead_to_one_article(tmp_path: Path) -> None:
    path = a_csv(tmp_path, {}, {"Địa chỉ": "/bai/nang-cao.html"}, {"Tiêu đề": "Hai", "Địa chỉ": "/hai\n/hai.html"})
    kinds = [outcome.kind for outcome in bring(path)]
    assert kinds == [Kind.BROUGHT, Kind.UNCHANGED, Kind.BROUGHT]
    assert Article.objects.count() == 2
    assert sorted(Redirect.objects.values_list("old_path", flat=True)) == [
        "/bai/nang-cao.html",
        "/hai",
        "/hai.html",
        "/portal/page?id=123",
    ]
    assert {outcome.kind for outcome in bring(path)} == {Kind.UNCHANGED}


def test_clashing_and_looping_addresses_are_told(tmp_path: Path) -> None:
    own = "/tin-tuc/hoi-dap/bai-a/"
    rows = [
        {"Tiêu đề": "Bài A", "Địa chỉ": own},
        {"Tiêu đề": "Bài B", "Địa chỉ": "/van-ban/"},
        {"Tiêu đề": "Bài C", "Địa chỉ": f"/c\n{own}"},
        {"Tiêu đề": "Bài D", "Địa chỉ": "/d\n/c"},
        {"Tiêu đề": "Bài E", "Địa chỉ": "javascript:alert(1)"},
        {"Tiêu đề": "Bài F", "Địa chỉ": "/" + "x" * 300},
        {"Tiêu đề": "Bài G", "Địa chỉ": "/c"},
    ]
    told = [codes(outcome) for outcome in bring(a_csv(tmp_path, *rows))]
    assert told == [
        {"address-is-new-one"},
        {"address-in-use"},
        {"address-in-use"},
        {"address-taken"},
        {"no-address"},
        {"address-too-long"},
        {"same-key-other-text"},
    ]
    assert list(Redirect.objects.values_list("old_path", flat=True)) == ["/c", "/d"]


def test_lost_letters_come_as_a_marked_draft_never_published(tmp_path: Path, client: Client) -> None:
    (outcome,) = bring(a_csv(tmp_path, {"Tiêu đề": "L?y l?i m? b?o m?t"}))
    article = _article()
    assert (outcome.kind, article.live) == (Kind.DRAFT, False)
    assert outcome.reasons[0].params["piece"] == "L?y l?i m? b?o m?t"
    assert article.title == "[cần sửa chữ] L?y l?i m? b?o m?t"
    assert article.first_published_at is None
    assert client.get(article.url).status_code == 404


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({"Ngày": "32/13/2021"}, "date-unreadable"),
        ({"Ngày": "01/01/2999"}, "date-ahead"),
        ({"Nội dung": "có \0 rỗng"}, "nul-removed"),
        ({"Nội dung": '<p>x</p><img src="khong-co.png" alt="a">'}, "picture-missing"),
        ({"Nội dung": ""}, "no-text"),
        ({"Tiêu đề": "dài " * 90}, "cut"),
    ],
)
def test_a_doubt_makes_a_draft_with_its_reason(tmp_path: Path, row: dict[str, str], code: str) -> None:
    (outcome,) = bring(a_csv(tmp_path, row))
    assert (outcome.kind, _article().live) == (Kind.DRAFT, False)
    assert code in codes(outcome)


def test_pictures_come_from_the_folder_with_their_words(tmp_path: Path) -> None:
    a_picture(tmp_path / "images" / "hop.png")
    a_picture(tmp_path / "images" / "cu.gif", "GIF")
    one, two = '<img src="/portal/images/hop.png" alt="Cuộc họp">', '<img src="images/cu.gif" alt="Cũ">'
    body = f"<p>Một</p>{one}<p>Hai</p>{two}<p>Ba</p>"
    (outcome,) = bring(
        a_csv(tmp_path, {"Nội dung": body, "lead": "Tóm tắt", "ảnh": "images/hop.png", "alt": "Cuộc họp"})
    )
    article = _article()
    assert (outcome.kind, outcome.reasons) == (Kind.BROUGHT, ())
    assert [part.block_type for part in article.body] == ["text", "picture", "text", "picture", "text"]
    assert article.picture is not None
    assert sorted(Picture.objects.values_list("description", flat=True)) == ["Cuộc họp", "Cũ"]


def test_a_picture_without_words_makes_a_draft_and_is_kept(tmp_path: Path) -> None:
    a_picture(tmp_path / "hop.png")
    (tmp_path / "hong.png").write_bytes(b"GIF89a no picture")
    (outcome,) = bring(a_csv(tmp_path, {"Nội dung": '<p>a</p><img src="hop.png"><img src="hong.png" alt="x">'}))
    assert (outcome.kind, codes(outcome)) == (Kind.DRAFT, {"no-alt", "picture-damaged"})
    assert Picture.objects.get().description == "[cần mô tả ảnh] hop.png"
    assert "hong.png" in str(_article().body)


def test_a_picture_that_came_later_makes_the_row_another_one(tmp_path: Path) -> None:
    path = a_csv(tmp_path, {"Nội dung": '<p>a</p><img src="hop.png" alt="Họp">'})
    bring(path)
    a_picture(tmp_path / "hop.png")
    assert bring(path)[0].kind == Kind.CHANGED


def test_the_command_tells_every_row_and_ends_with_1_when_one_was_refused(tmp_path: Path) -> None:
    path = a_csv(
        tmp_path, {}, {"Tiêu đề": "", "Địa chỉ": "/1"}, {"Tiêu đề": "Hai", "Chuyên mục": "Không có", "Địa chỉ": "/2"}
    )
    bring(a_csv(tmp_path, {}, name="truoc.csv"))
    status, printed = command(str(path), "--json")
    told = told_json(printed)
    assert status == 1
    assert [(row["line"], row["outcome"]) for row in told["rows"]] == [(2, "unchanged"), (3, "refused"), (4, "refused")]
    assert [row["reasons"][0]["code"] for row in told["rows"][1:]] == ["no-title", "row-in-unknown-section"]
    assert told["counts"]["refused"] == 2
    status, printed = command(str(path), "--section", "hoi-dap")
    assert status == 1
    assert len(printed.splitlines()) == 4
    with pytest.raises(CommandError):
        command(str(path), "--section", "khong-co")
    with pytest.raises(CommandError):
        command(str(tmp_path / "khong-co.csv"))


def test_a_dry_run_says_the_same_and_writes_nothing(tmp_path: Path) -> None:
    path = a_csv(tmp_path, {}, {"Tiêu đề": "L?y l?i", "Địa chỉ": "/2"})
    foreseen = [outcome.kind for outcome in bring(path, dry=True)]
    assert not Article.objects.exists()
    assert foreseen == [outcome.kind for outcome in bring(path)]
    assert {outcome.kind for outcome in bring(path, dry=True)} == {Kind.UNCHANGED}


def test_a_zip_is_read_in_place_with_its_pictures(tmp_path: Path) -> None:
    csv, picture = a_csv(tmp_path, {"Nội dung": '<p>a</p><img src="a.png" alt="Họp">'}), a_picture(tmp_path / "a.png")
    with zipfile.ZipFile(tmp_path / "in.zip", "w") as out:
        out.write(csv, "portal/bai.csv")
        out.write(picture, "a.png")
    (outcome,) = bring(tmp_path / "in.zip")
    assert (outcome.kind, Picture.objects.count()) == (Kind.BROUGHT, 1)


def test_writing_one_article_takes_a_fixed_number_of_queries(
    tmp_path: Path, django_assert_max_num_queries: Any
) -> None:
    bring(a_csv(tmp_path, *({"Tiêu đề": f"Bài {n}", "Địa chỉ": f"/cu/{n}"} for n in range(8)), name="a.csv"))
    one = a_csv(tmp_path, {"Tiêu đề": "Bài cuối", "Địa chỉ": "/cu/cuoi"}, name="b.csv")
    with django_assert_max_num_queries(110):
        bring(one)
    with django_assert_max_num_queries(6):
        bring(tmp_path / "a.csv")
