"""One petition from the citizen's phone through two units to its answer, the objection, and the coordinator's page."""

import re
from pathlib import Path

from playwright.sync_api import Page

from tests.attachments.factories import picture
from tests.stories.browser import look_at
from tests.stories.city import City
from tests.stories.people import TITLE, sign_in, write_petition

LATER = "Đề nghị cho biết đoạn cống này có trong kế hoạch thay năm nay không."
ANSWER = "Cán bộ đã kiểm tra tại chỗ, nắp hố ga vỡ đúng như phản ánh. Đơn vị quản lý đã thay nắp mới."
NEXT = "Phường kiểm tra lại sau bảy ngày."


def send_with_photo(phone: Page, city: City, folder: Path) -> tuple[str, str]:
    """The citizen's part: the reference, and the address of the tracking page."""
    write_petition(phone, city)
    phone.locator("#id_topic").select_option("ha-tang-duong")
    photo = folder / "ho-ga.jpg"
    photo.write_bytes(picture(size=(640, 480)))
    phone.locator("input[type=file]").set_input_files(photo)
    phone.locator("#id_may_publish").check()
    phone.get_by_role("button", name="Xem lại trước khi gửi").click()
    phone.get_by_role("button", name="Gửi", exact=True).click()
    phone.wait_for_url("**/kien-nghi/bien-nhan/**", timeout=60_000)
    reference = phone.locator(".big-number").first.inner_text().strip()
    return reference, str(phone.locator("a.long-link").get_attribute("href"))


class Desk:
    """An officer at work on one petition."""

    def __init__(self, page: Page, city: City, code: str, reference: str) -> None:
        self.page, self.city, self.reference = page, city, reference
        sign_in(page, city, code)

    def open(self, step: str = "") -> Page:
        self.page.goto(self.city.url(f"/ban-lam-viec/don-thu/{self.reference}/" + (f"{step}/" if step else "")))
        return self.page

    def press(self, name: str) -> None:
        self.page.locator("main").get_by_role("button", name=name).first.click()

    def take(self, step: str, button: str) -> None:
        """Open the page of a step, look at it, press its button."""
        look_at(self.open(step), name=f"road-{step}")
        self.press(button)


def test_from_the_citizen_through_two_units_to_the_coordinator(city, new_page, tmp_path):
    phone = new_page("phone")
    reference, tracking = send_with_photo(phone, city, tmp_path)

    # The receiver passes it on by keyboard alone: four keys from the list.
    receiver = Desk(new_page("desktop"), city, "tiepnhan", reference)
    desktop = receiver.page
    desktop.goto(city.url(f"/ban-lam-viec/don-thu/?q={reference}"))
    desktop.keyboard.press("j")
    desktop.keyboard.press("Enter")
    desktop.wait_for_url(f"**/don-thu/{reference}/")
    desktop.keyboard.press("c")
    desktop.wait_for_url("**/chuyen/")
    look_at(desktop, name="road-transfer")
    desktop.keyboard.press("Enter")
    desktop.wait_for_url("**/ban-lam-viec/don-thu/")
    phone.goto(city.url(tracking))
    assert phone.get_by_text("Sở Xây dựng").first.is_visible()
    look_at(phone, name="road-passed-on")

    second = Desk(new_page("desktop"), city, "tiepnhansxd", reference)
    desktop = second.page
    look_at(second.open(), name="road-second-unit")
    second.press("Nhận giải quyết")
    second.open("phoi-hop")
    desktop.locator("#id_unit").select_option(label="UBND phường Nghĩa Đô")
    desktop.locator("#id_request").fill(LATER)
    look_at(desktop, name="road-cooperation")
    desktop.locator("main form button.main").click()
    assert desktop.get_by_text("UBND phường Nghĩa Đô").first.is_visible()

    drafter = Desk(new_page("desktop"), city, "xulysxd", reference)
    desktop = drafter.page
    drafter.open("soan-tra-loi")
    desktop.locator("#id_outcome").select_option("settled")
    desktop.locator("#id_text").fill(ANSWER)
    desktop.locator("#id_next_step").fill(NEXT)
    desktop.locator("#id_clauses").fill("1207/QĐ-UBND")
    look_at(desktop, name="road-draft")
    desktop.locator("main form button.main").first.click()
    desktop.wait_for_url(f"**/don-thu/{reference}/")
    drafter.open("trinh-tra-loi")
    desktop.locator("main form button.main").first.click()

    head = Desk(new_page("desktop"), city, "lanhdaosxd", reference)
    desktop = head.page
    head.open("tra-lai-du-thao")
    desktop.locator("#id_remarks").fill("Nêu rõ ngày thay nắp.")
    look_at(desktop, name="road-return")
    desktop.locator("main form button.main, main form button.danger").first.click()

    drafter = Desk(new_page("desktop"), city, "xulysxd", reference)
    desktop = drafter.page
    assert drafter.open().get_by_text("Nêu rõ ngày thay nắp.").first.is_visible()
    drafter.open("soan-tra-loi")
    desktop.locator("#id_text").fill(f"{ANSWER} Việc thay nắp xong trong ngày.")
    desktop.locator("main form button.main").first.click()
    drafter.open("trinh-tra-loi")
    desktop.locator("main form button.main").first.click()

    head = Desk(new_page("desktop"), city, "lanhdaosxd", reference)
    desktop = head.page
    desktop.goto(city.url("/ban-lam-viec/lanh-dao/"))
    assert desktop.get_by_role("link", name=TITLE).first.is_visible()
    look_at(desktop, name="road-to-sign")
    head.open("ky-tra-loi")
    look_at(desktop, name="road-sign")
    desktop.locator("main form button.main").first.click()

    clerk = Desk(new_page("desktop"), city, "vanthusxd", reference)
    desktop = clerk.page
    clerk.open("phat-hanh-tra-loi")
    desktop.locator("main form button.main").first.click()
    assert desktop.get_by_text("Đã trả lời").first.is_visible()

    reader = Desk(new_page("desktop"), city, "xulysxd", reference)
    desktop = reader.page
    reader.open("cong-khai")
    desktop.locator("#id_read").check()
    look_at(desktop, name="road-publish")
    desktop.locator("main form button.main").first.click()
    desktop.wait_for_url(f"**/don-thu/{reference}/")
    phone.goto(city.url(f"/kien-nghi/{reference}/"))
    assert phone.get_by_role("heading", name=TITLE).is_visible()
    assert "Nguyễn Thị Ễ Ượng" not in phone.content()
    look_at(phone, name="road-public")

    phone.goto(city.url(tracking))
    assert phone.get_by_text("Đơn vị quản lý đã thay nắp mới").first.is_visible()
    look_at(phone, name="road-answered")
    phone.locator("#danh-gia a", has_text=re.compile("Không hài lòng|Chưa hài lòng")).click()
    phone.locator("#id_reason").fill("Nắp mới bập bênh, xe qua là kêu.")
    look_at(phone, name="road-rate")
    phone.locator("main form button.main").click()
    phone.locator("#danh-gia a.btn.main").click()
    phone.locator("#id_reason").fill("Nắp mới bập bênh, đề nghị lắp lại.")
    look_at(phone, name="road-reopen")
    phone.locator("main form button.main").click()
    assert phone.get_by_text("mở lại").first.is_visible()
    look_at(phone, name="road-reopened")

    desktop = new_page("desktop")
    sign_in(desktop, city, "dieuphoi")
    desktop.goto(city.url("/ban-lam-viec/dieu-phoi/"))
    assert desktop.get_by_role("link", name=TITLE).first.is_visible()
    look_at(desktop, name="road-coordinator")
