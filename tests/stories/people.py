"""What people do again and again: write a petition, sign in."""

from playwright.sync_api import Page

from danvan.project.demo.people import PASSWORD
from tests.stories.city import City

TITLE = "Nắp hố ga vỡ trước nhà văn hóa"


def write_petition(page: Page, city: City, *, ward: str = "phuong-nghia-do", title: str = TITLE) -> None:
    """Fill the form as a citizen would; nothing is sent yet."""
    page.goto(city.url("/kien-nghi/gui/"))
    page.get_by_label("Tiêu đề").fill(title)
    page.get_by_label("Nội dung").fill("Nắp hố ga vỡ một góc từ tuần trước. Đề nghị thay nắp và đặt rào chắn tạm.")
    page.get_by_label("Lĩnh vực").select_option("ha-tang-thoat-nuoc")
    page.get_by_label("Phường, xã nơi xảy ra việc").select_option(ward)
    page.get_by_label("Họ và tên").fill("Nguyễn Thị Ễ Ượng")
    page.get_by_label("Số điện thoại").fill("0912345678")
    page.get_by_label("Tôi đồng ý").check()


def sign_in(page: Page, city: City, code: str) -> None:
    """As one of the demonstration accounts; ends on the desk."""
    page.goto(city.url("/tai-khoan/dang-nhap/"))
    page.locator("[name=login]").fill(code)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main form:has([name=password]) button").first.click()
    page.wait_for_url("**/ban-lam-viec/**")
