"""How long a citizen needs to send one petition on a phone: `.venv/bin/python -m pytest -s bench/sending.py`.

The whole way in a real Chromium, from the home page to the receipt, over a slow line (400 kbit/s, 400 ms). The waiting
is measured. The hands are reckoned: 36 words of five characters a minute (Palin and others, "How do People Type on
Mobile Devices?", 2019), and half of that; two seconds a tap or choice; 15 s to read it over.
"""

import time

from playwright.sync_api import Page

from tests.stories.browser import browser, new_page, phone
from tests.stories.city import City, city

__all__ = ["browser", "city", "new_page", "phone"]

CHARACTERS_A_SECOND = 36 * 5 / 60
SECONDS_A_TAP, READING = 2, 15
SLOW_LINE = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
TYPED = {
    "#id_title": "Nắp hố ga vỡ trước nhà văn hóa",
    "#id_content": "Nắp hố ga vỡ một góc từ tuần trước. Đề nghị thay nắp và đặt rào chắn tạm.",
    "#id_name": "Nguyễn Thị Ễ Ượng",
    "#id_phone": "0912345678",
}
CHOSEN = {"#id_topic": "ha-tang-thoat-nuoc", "#id_territory": "phuong-nghia-do"}


def test_time_to_send(phone: Page, city: City) -> None:
    phone.set_default_timeout(120_000)
    phone.context.new_cdp_session(phone).send("Network.emulateNetworkConditions", SLOW_LINE)
    began = time.monotonic()
    phone.goto(city.url("/"))
    phone.get_by_role("link", name="Gửi kiến nghị").first.click()
    for field, words in TYPED.items():
        phone.locator(field).fill(words)
    for field, choice in CHOSEN.items():
        phone.locator(field).select_option(choice)
    phone.locator("#id_consent").check()
    phone.get_by_role("button", name="Xem lại trước khi gửi").click()
    phone.wait_for_load_state("load")
    phone.get_by_role("button", name="Gửi", exact=True).click()
    phone.wait_for_url("**/bien-nhan/**")
    waited = time.monotonic() - began
    taps, typed = 4 + len(TYPED) + 2 * len(CHOSEN), sum(map(len, TYPED.values()))
    print(f"\n{typed} characters, {taps} taps, {waited:.0f} s of waiting")
    for hand, rate in (("an average hand", CHARACTERS_A_SECOND), ("a slow hand", CHARACTERS_A_SECOND / 2)):
        print(f"{hand}: {typed / rate + taps * SECONDS_A_TAP + READING + waited:.0f} s in all")
