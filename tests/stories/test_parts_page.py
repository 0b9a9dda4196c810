"""The page of parts in a real browser: both faces and modes, phone and desktop, with and without script."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.stories.browser import NewPage, fits_every_width, look_at

FACES = ["", "?mat=ban"]


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_every_component_can_be_used_by_everyone(
    live_server: LiveServer, new_page: NewPage, size: str, mode: str, face: str
):
    page = new_page(size, mode=mode)
    page.goto(f"{live_server.url}/bo-phan/{face}")
    look_at(page, name=f"bo-phan{'-ban' if face else ''}-{size}-{mode}")


@pytest.mark.parametrize("face", FACES)
def test_nothing_scrolls_sideways_at_any_width(live_server: LiveServer, desktop: Page, face: str):
    desktop.goto(f"{live_server.url}/bo-phan/{face}")
    fits_every_width(desktop)


def test_a_question_opens_over_the_page_and_its_link_works_without_script(live_server: LiveServer, new_page: NewPage):
    page = new_page("desktop")
    page.goto(f"{live_server.url}/bo-phan/")
    page.locator("[data-confirm]").click()
    expect(page.locator("dialog#bo-phan-bo")).to_be_visible()
    look_at(page)
    page.keyboard.press("Escape")
    expect(page.locator("dialog#bo-phan-bo")).to_be_hidden()
    plain = new_page("desktop", javascript=False)
    plain.goto(f"{live_server.url}/bo-phan/")
    plain.locator("[data-confirm]").click()
    assert plain.url.endswith("/bo-phan/?bo")


def test_language_and_colours_change_without_script(live_server: LiveServer, new_page: NewPage):
    page = new_page("desktop", javascript=False)
    page.goto(f"{live_server.url}/bo-phan/")
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Parts of the look")
    page.get_by_role("button", name="dark").click()
    assert page.locator("html").get_attribute("data-mode") == "dark"


def test_the_menu_of_a_phone_opens_by_itself(live_server: LiveServer, phone: Page):
    phone.goto(f"{live_server.url}/bo-phan/")
    expect(phone.get_by_role("navigation", name="Danh mục chính")).to_be_hidden()
    phone.get_by_role("button", name="Danh mục").click()
    expect(phone.get_by_role("navigation", name="Danh mục chính")).to_be_visible()
    look_at(phone, name="danh-muc-phone")


class TestDraft:
    def test_a_long_form_survives_a_closed_tab_and_can_be_wiped(self, live_server: LiveServer, desktop: Page):
        address = f"{live_server.url}/bo-phan/"
        desktop.goto(address)
        desktop.fill("#id_moi-content", "Nguyễn Thị Ễ Ượng kể lại sự việc")
        expect(desktop.locator("[data-draft-status]")).to_contain_text("Đã giữ trên máy này")
        desktop.goto("about:blank")
        desktop.goto(address)
        expect(desktop.locator("#id_moi-content")).to_have_value("Nguyễn Thị Ễ Ượng kể lại sự việc")
        expect(desktop.locator("[data-draft-status]")).to_contain_text("Đã lấy lại")
        desktop.get_by_role("button", name="Máy dùng chung: xóa").click()
        expect(desktop.locator("#id_moi-content")).to_have_value("")
        assert desktop.evaluate("Object.keys(localStorage).filter((k) => k.includes('draft')).length") == 0
        look_at(desktop)

    def test_a_draft_is_gone_after_a_day(self, live_server: LiveServer, desktop: Page):
        address = f"{live_server.url}/bo-phan/"
        desktop.goto(address)
        desktop.evaluate(
            """localStorage.setItem("danvan:draft:bo-phan",
                JSON.stringify({at: Date.now() - 25 * 3600 * 1000, values: [["moi-content", "cũ", null]]}))"""
        )
        desktop.goto(address)
        expect(desktop.locator("#id_moi-content")).to_have_value("")
        assert desktop.evaluate('localStorage.getItem("danvan:draft:bo-phan")') is None


def test_a_lost_connection_is_said_and_nothing_is_sent(live_server: LiveServer, desktop: Page):
    desktop.goto(f"{live_server.url}/bo-phan/")
    desktop.fill("#id_moi-content", "còn nguyên")
    desktop.context.set_offline(True)
    expect(desktop.locator("[data-offline]")).to_be_visible()
    desktop.get_by_role("button", name="Tiếp tục").click()
    expect(desktop.locator("#id_moi-content")).to_have_value("còn nguyên")
    desktop.context.set_offline(False)
    expect(desktop.locator("[data-offline]")).to_be_hidden()


class TestKeyboard:
    def test_rows_are_walked_and_the_list_of_keys_names_the_pages_own(self, live_server: LiveServer, desktop: Page):
        desktop.goto(f"{live_server.url}/bo-phan/?mat=ban")
        desktop.locator("h1").click()
        desktop.keyboard.press("j")
        desktop.keyboard.press("j")
        expect(desktop.locator("[data-row]").nth(1)).to_have_attribute("aria-selected", "true")
        expect(desktop.locator("[data-row]").nth(1).locator("a")).to_be_focused()
        desktop.keyboard.press("k")
        expect(desktop.locator("[data-row]").nth(0)).to_have_attribute("aria-selected", "true")
        desktop.keyboard.press("?")
        expect(desktop.locator("#keys-help")).to_contain_text("Nút chính")
        look_at(desktop, name="phim-tat")

    def test_a_key_does_what_its_visible_button_does(self, live_server: LiveServer, desktop: Page):
        desktop.goto(f"{live_server.url}/bo-phan/?mat=ban")
        desktop.locator("h1").click()
        desktop.keyboard.press("m")
        expect(desktop).to_have_url(f"{live_server.url}/bo-phan/")

    def test_escape_goes_up_but_never_drops_what_was_typed(self, live_server: LiveServer, desktop: Page):
        address = f"{live_server.url}/bo-phan/?mat=ban"
        desktop.goto(address)
        desktop.fill("#id_moi-content", "đang viết")
        desktop.locator("h1").click()
        desktop.keyboard.press("Escape")
        expect(desktop).to_have_url(address)

    def test_keys_are_off_while_typing_and_can_be_off_for_good(self, live_server: LiveServer, desktop: Page):
        desktop.goto(f"{live_server.url}/bo-phan/?mat=ban")
        desktop.locator("#id_moi-content").press("j")
        expect(desktop.locator("[data-row][aria-selected=true]")).to_have_count(0)
        desktop.locator("h1").click()
        desktop.keyboard.press("?")
        desktop.get_by_role("button", name="Tắt phím tắt").click()
        desktop.keyboard.press("Escape")
        desktop.keyboard.press("j")
        expect(desktop.locator("[data-row][aria-selected=true]")).to_have_count(0)
