"""The newsroom: an article is drafted, approved and read; a comment is refused with a reason, another is a petition."""

import re

from playwright.sync_api import Page

from tests.stories.browser import forgive, look_at
from tests.stories.city import City
from tests.stories.people import sign_in
from tests.stories.test_send_and_receive import answer

TITLE = "Đường ngõ Đình: lịch đổ nhựa trong tuần"
SLUG = "duong-ngo-dinh-lich-do-nhua-trong-tuan"
ADDRESS = f"/tin-tuc/chi-dao-dieu-hanh/{SLUG}/"


def in_newsroom(page: Page, city: City, code: str) -> None:
    """Signed in, on the list of the section's articles in Wagtail."""
    sign_in(page, city, code)
    page.goto(city.url("/ban-lam-viec/tin-bai/"))


def draft(page: Page, city: City) -> None:
    """Written and submitted by a writer, who has no button to publish."""
    in_newsroom(page, city, "nguoiviet")
    look_at(page, name="newsroom-writer")
    page.goto(city.url("/cms/pages/"))
    page.get_by_role("link", name="Chỉ đạo, điều hành").first.click()
    page.goto(re.sub(r"/cms/pages/(\d+)/.*", r"/cms/pages/add/danvan_news/article/\1/", page.url))
    page.locator("#id_title").press_sequentially(TITLE)
    page.locator("#id_lead").press_sequentially("Ba đoạn ngõ được đổ nhựa từ thứ Hai; xe máy đi vòng lối chợ.")
    assert page.get_by_role("button", name="Đăng", exact=True).count() == 0
    page.locator("footer [data-w-dropdown-target=toggle]").last.click()
    page.locator("button[name=action-submit]").last.click()
    page.wait_for_url(re.compile(r"/cms/pages/\d+/$"))


def approve(page: Page, city: City) -> None:
    """The editor finds it waiting and lets it through."""
    in_newsroom(page, city, "bientap")
    look_at(page, name="newsroom-editor")
    page.get_by_role("link", name=TITLE).first.click()
    page.locator("footer [data-w-dropdown-target=toggle]").last.click()
    page.get_by_role("button", name="Duyệt và đăng", exact=True).click()
    page.wait_for_url(re.compile(r"/cms/(pages/\d+/)?$"))


def write_comment(page: Page, title: str, words: str) -> None:
    page.locator("#id_name").fill("Bạn đọc ở ngõ Đình")
    page.locator("#id_title").fill(title)
    page.locator("#id_content").fill(words)


def test_from_the_writers_draft_to_the_readers_comment(city, new_page, phone):
    writer, editor = new_page("desktop"), new_page("desktop")
    draft(writer, city)
    forgive(phone, "404")
    phone.goto(city.url(ADDRESS))
    assert phone.get_by_text(TITLE).count() == 0
    approve(editor, city)
    phone.goto(city.url(ADDRESS))
    phone.wait_for_function("document.querySelector('h1') !== null")
    assert phone.get_by_role("heading", name=TITLE).is_visible()
    look_at(phone, name="article-phone")

    phone.get_by_role("link", name="Viết bình luận").click()
    phone.locator("#id_name").wait_for()
    write_comment(phone, "Nên báo trước", "Đề nghị dán lịch ở đầu ngõ trước một ngày.")
    phone.get_by_role("button", name="Gửi bình luận").click()
    phone.wait_for_url("**/binh-luan/cua-toi/**", timeout=60_000)
    look_at(phone, name="own-comment-phone")

    plain = new_page("phone", javascript=False)
    plain.goto(city.url(ADDRESS))
    plain.get_by_role("link", name="Viết bình luận").click()
    write_comment(plain, "Đèn ngõ hỏng", "Đèn đầu ngõ Đình hỏng từ tháng trước, chưa ai sửa.")
    plain.locator("[name=proof_code]").fill(str(answer(plain.locator("label[for=id_proof_code] ~ .hint").inner_text())))
    plain.get_by_role("button", name="Gửi bình luận").click()
    plain.wait_for_url("**/binh-luan/cua-toi/**")

    desk = new_page("desktop")
    sign_in(desk, city, "kiemduyet")
    desk.goto(city.url("/ban-lam-viec/binh-luan/"))
    look_at(desk, name="comments-inbox")
    desk.get_by_role("link", name="Nên báo trước").click()
    look_at(desk, name="comment-desk")
    desk.goto(desk.url.rstrip("/") + "/tu-choi/")
    desk.locator("[name=reason]").first.wait_for()
    choose_first(desk, "reason")
    desk.get_by_role("button", name="Không đăng").last.click()
    phone.reload()
    assert phone.get_by_text("Vì sao không được đăng").is_visible()

    desk.goto(city.url("/ban-lam-viec/binh-luan/"))
    desk.get_by_role("link", name="Đèn ngõ hỏng").click()
    desk.get_by_role("link", name="Chuyển thành kiến nghị").first.click()
    desk.locator("[name=topic]").select_option("ha-tang-thoat-nuoc")
    desk.locator("[name=territory]").select_option("phuong-nghia-do")
    look_at(desk, name="comment-to-petition")
    desk.get_by_role("button", name="Lập kiến nghị").click()
    plain.reload()
    assert plain.get_by_text(re.compile(r"H26\.PAKN\.\d{8}\.\d{4}")).first.is_visible()


def choose_first(page: Page, name: str) -> None:
    """The first reason, whether the field is a list or radio buttons."""
    field = page.locator(f"[name={name}]")
    if field.first.evaluate("element => element.tagName") == "SELECT":
        field.first.select_option(index=1)
    else:
        field.first.check()


def test_three_units_confirm_and_the_coverage_shows_units_only(city, new_page):
    sender = new_page("desktop")
    sign_in(sender, city, "dieuphoi")
    sender.goto(city.url("/ban-lam-viec/pho-bien/moi/"))
    sender.locator("#id_document").fill("274/KH-UBND")
    sender.locator("[name=title]").fill("Bảy nhóm nhiệm vụ: đọc trong tuần")
    sender.locator("[name=summary]").fill("Mỗi đơn vị nắm nhóm nhiệm vụ của mình và ngày phải trả lời người dân.")
    sender.locator("[name=persons]").fill("tiepnhan\ntiepnhan2\ntiepnhansxd")
    look_at(sender, name="dissemination-form")
    sender.get_by_role("button", name="Lưu").first.click()
    sender.get_by_role("link", name="Gửi…").click()
    sender.get_by_role("button", name="Gửi đi").click()
    sent = sender.url
    for code in ("tiepnhan", "tiepnhan2", "tiepnhansxd"):
        reader = new_page("phone")
        sign_in(reader, city, code)
        reader.goto(city.url("/ban-lam-viec/quan-triet/"))
        reader.get_by_role("link", name="Bảy nhóm nhiệm vụ: đọc trong tuần").first.click()
        look_at(reader, name=f"reading-{code}")
        reader.get_by_role("button", name="Tôi đã đọc và nắm được").click()
        assert reader.get_by_text("Đã đọc và nắm được").first.is_visible()
    sender.goto(sent)
    look_at(sender, name="coverage")
    assert sender.get_by_text("3 trong 3").first.is_visible()
    assert "Cán bộ" not in sender.locator("table").first.inner_text()
