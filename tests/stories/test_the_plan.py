"""A plan: read from an article, looked over, issued; a ward breaks it down and proves it; the public page moves."""

import re
from pathlib import Path

from playwright.sync_api import Page

from tests.stories.browser import forgive, look_at
from tests.stories.city import City
from tests.stories.people import sign_in

ARTICLE = Path(__file__).resolve().parents[1] / "plans" / "files" / "bai-bao.txt"
WARD = "UBND phường Nghĩa Đô"
EDIT = r"/ban-lam-viec/ke-hoach/[^/]+/sua/$"


def main_button(page: Page) -> None:
    page.locator("main form button.main").first.click()


def read_and_look_over(page: Page, city: City) -> None:
    """The seven groups stand beside the words they were read in; the ward is named as lead of one task."""
    sign_in(page, city, "dieuphoi")
    page.goto(city.url("/ban-lam-viec/ke-hoach/nhap/"))
    page.locator("[name=tep]").set_input_files(str(ARTICLE))
    main_button(page)
    page.wait_for_url(re.compile(r"/nhap/\d+/$"))
    assert page.get_by_text("7 nhóm").first.is_visible()
    assert page.locator("[name=number]").first.input_value() == "310/KH-UBND"
    look_at(page, name="plan-review")
    page.locator("button[name=duyet]").click()
    page.wait_for_url(re.compile(EDIT))


def give_a_lead(page: Page) -> None:
    page.locator("main a[href*='/sua/nhiem-vu/']").first.click()
    page.locator("[name=lead]").fill(WARD)
    page.locator("[name=due_on]").fill("2099-12-31")
    main_button(page)
    page.wait_for_url(re.compile(EDIT))
    look_at(page, name="plan-draft")


def issue(page: Page) -> str:
    """Its address at the desk."""
    slug = page.url.rstrip("/").split("/")[-2]
    page.goto(page.url.replace("/sua/", "/ban-hanh/"))
    look_at(page, name="plan-issue")
    page.locator("main button[data-key=b]").click()
    page.wait_for_url(re.compile(rf"/{slug}/"))
    return slug


def break_down(page: Page, city: City) -> str:
    """The head acknowledges and gives a part to the ward's own unit; the address of that part."""
    sign_in(page, city, "lanhdao")
    page.goto(city.url("/ban-lam-viec/nhiem-vu/"))
    look_at(page, name="my-tasks")
    page.get_by_role("link", name=re.compile("chủ trương", re.IGNORECASE)).last.click()
    page.locator("main button[data-key=a]").click()
    page.locator("main a[data-key=b]").click()
    page.locator("[name=title]").fill("Phổ biến ở từng tổ dân phố")
    page.locator("[name=rooms]").first.check()
    main_button(page)
    page.get_by_role("link", name="Phổ biến ở từng tổ dân phố").first.click()
    page.wait_for_url(re.compile(r"/nhiem-vu/\d+/$"))
    look_at(page, name="plan-task")
    return page.url


def report(page: Page, city: City, part: str) -> None:
    """At 100 per cent it needs evidence, which the form says beside the field."""
    sign_in(page, city, "xuly")
    forgive(page, "422")
    page.goto(part)
    page.locator("[name=percent]").fill("100")
    page.locator("[name=note]").fill("Đã phổ biến ở cả 12 tổ dân phố.")
    main_button(page)
    assert page.get_by_text("cần minh chứng").first.is_visible()
    page.locator("[name=link]").fill("https://example.org/bien-ban")
    look_at(page, name="plan-report")
    main_button(page)
    page.wait_for_url(part)


def progress_in(page: Page, city: City, slug: str) -> int:
    page.goto(city.url(f"/ke-hoach/{slug}/"))
    return max(int(value) for value in page.locator("progress").evaluate_all("all => all.map(one => one.value)"))


def test_a_plan_moves_by_what_a_ward_proves(city, new_page, phone):
    keeper, head, officer = new_page("desktop"), new_page("desktop"), new_page("phone")
    read_and_look_over(keeper, city)
    give_a_lead(keeper)
    slug = issue(keeper)
    assert progress_in(phone, city, slug) == 0
    part = break_down(head, city)
    report(officer, city, part)

    head.goto(part)
    head.get_by_role("link", name="Xác nhận").or_(head.get_by_role("button", name="Xác nhận")).first.click()
    if "xac-nhan-xong" in head.url:
        main_button(head)
    head.wait_for_url(part)
    assert progress_in(phone, city, slug) > 0
    look_at(phone, name="plan-public-phone")

    keeper.goto(city.url("/ban-lam-viec/ke-hoach/theo-doi/"))
    assert keeper.get_by_text("chưa phản hồi").or_(keeper.get_by_text("Chưa phản hồi")).first.is_visible()
    look_at(keeper, name="plan-follow")
    phone.goto(city.url("/ke-hoach/"))
    look_at(phone, name="plans-public-phone")
