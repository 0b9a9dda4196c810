"""What people do again and again: write a petition, sign in."""

from playwright.sync_api import Page

from danvan.project.demo.people import PASSWORD
from tests.stories.city import City

TITLE = "Nắp hố ga vỡ trước nhà văn hóa"


def write_petition(page: Page, city: City, *, ward: str = "phuong-nghia-do", title: str = TITLE) -> None:
    """Fill the form as a citizen would; nothing is sent yet."""
    page.goto(city.url("/kien-nghi/gui/"))
    page.locator("#id_title").fill(title)
    page.locator("#id_content").fill("Nắp hố ga vỡ một góc từ tuần trước. Đề nghị thay nắp và đặt rào chắn tạm.")
    page.locator("#id_topic").select_option("ha-tang-thoat-nuoc")
    page.locator("#id_territory").select_option(ward)
    page.locator("#id_name").fill("Nguyễn Thị Ễ Ượng")
    page.locator("#id_phone").fill("0912345678")
    page.locator("#id_consent").check()


def sign_in(page: Page, city: City, code: str) -> None:
    """As one of the demonstration accounts; ends on the desk."""
    page.goto(city.url("/tai-khoan/dang-nhap/"))
    page.locator("[name=login]").fill(code)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main form:has([name=password]) button").first.click()
    page.wait_for_url("**/ban-lam-viec/**")
