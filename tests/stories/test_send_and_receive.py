"""A citizen sends with a phone and gets a receipt; the officer of the ward has it on her desk and accepts it."""

import re

from tests.stories.browser import fits_every_width, forgive, look_at
from tests.stories.people import TITLE, sign_in, write_petition


def test_from_the_citizens_phone_to_the_officers_desk(city, phone, desktop):
    phone.goto(city.url("/"))
    look_at(phone, name="home-phone")
    phone.get_by_role("link", name="Gửi kiến nghị").first.click()
    assert phone.get_by_text("113").first.is_visible()

    write_petition(phone, city)
    look_at(phone, name="form-phone")
    phone.get_by_role("button", name="Xem lại trước khi gửi").click()
    assert phone.get_by_text("Nơi nhận:").is_visible()
    look_at(phone, name="look-over-phone")
    phone.get_by_role("button", name="Gửi", exact=True).click()

    phone.wait_for_url("**/kien-nghi/bien-nhan/**", timeout=60_000)
    look_at(phone, name="receipt-phone")
    reference = phone.locator(".big-number").first.inner_text().strip()
    assert re.fullmatch(r"H26\.PAKN\.\d{8}\.\d{4,}", reference)
    code = phone.locator(".check-code").inner_text()
    phone.locator("a.long-link").click()
    assert phone.get_by_role("heading", name=TITLE).is_visible()
    look_at(phone, name="tracking-phone")

    phone.goto(city.url("/kiem-tra/"))
    phone.locator("main input[type=text], main input:not([type])").first.fill(code)
    phone.locator("main form button").first.click()
    assert phone.get_by_text(reference).first.is_visible()

    sign_in(desktop, city, "tiepnhan")
    look_at(desktop, name="desk-home")
    desktop.goto(city.url(f"/ban-lam-viec/don-thu/?q={reference}"))
    look_at(desktop, name="desk-list")
    desktop.get_by_role("link", name=TITLE).click()
    assert "Nguyễn Thị Ễ Ượng" not in desktop.content()
    look_at(desktop, name="desk-petition")
    desktop.get_by_role("button", name="Xem, có ghi nhật ký").click()
    assert desktop.get_by_text("Nguyễn Thị Ễ Ượng").is_visible()
    desktop.goto(city.url(f"/ban-lam-viec/don-thu/{reference}/"))
    desktop.get_by_role("button", name="Nhận giải quyết").click()
    assert desktop.get_by_text("Đang giải quyết").first.is_visible()

    phone.goto(city.url(f"/tra-cuu/?ma={reference}"))
    assert phone.get_by_text("Đang giải quyết").first.is_visible()


def test_an_error_stands_beside_its_field_and_nothing_typed_is_lost(city, phone):
    forgive(phone, "422")
    write_petition(phone, city)
    phone.locator("#id_phone").fill("123")
    phone.get_by_role("button", name="Xem lại trước khi gửi").click()
    assert phone.title().startswith("Lỗi")
    assert phone.locator(".field.bad #id_phone").is_visible()
    assert phone.locator("#id_title").input_value() == TITLE
    fits_every_width(phone)
    look_at(phone, name="form-error-phone")


def test_what_was_typed_comes_back_after_the_page_was_lost(city, phone):
    write_petition(phone, city)
    phone.get_by_text("Đã giữ trên máy này").wait_for()
    phone.goto(city.url("/"))
    phone.goto(city.url("/kien-nghi/gui/"))
    assert phone.locator("#id_title").input_value() == TITLE
    phone.get_by_role("button", name="Máy dùng chung: xóa").click()
    phone.goto(city.url("/kien-nghi/gui/"))
    assert phone.locator("#id_title").input_value() == ""


def test_sending_works_without_javascript(city, new_page):
    page = new_page("phone", javascript=False)
    write_petition(page, city)
    page.get_by_role("button", name="Xem lại trước khi gửi").click()
    question = page.locator("label[for=id_proof_code] ~ .hint").inner_text()
    page.locator("[name=proof_code]").fill(str(answer(question)))
    page.get_by_role("button", name="Gửi", exact=True).click()
    page.wait_for_url("**/kien-nghi/bien-nhan/**")


WORDS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "lăm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
    "hai mươi": 20,
}  # fmt: skip


def answer(question: str) -> int:
    """The sum a person would work out from the words of the question: "mười lăm cộng hai mươi" is 35."""
    longest_first = "|".join(sorted(WORDS, key=len, reverse=True))
    words = re.findall(rf"\b({longest_first})\b", question.lower())
    return sum(WORDS[word] for word in words)
