"""What the start message promises holds: the address to sign in at, and each account on it."""

import re

from tests.stories.browser import forgive


def test_the_printed_address_and_every_printed_account_open_the_desk(city, new_page):
    said = city.run("demo")
    address = re.search(r"sign in at (\S+)\)", said).group(1)
    accounts = re.findall(r"^  .+?\s{2,}(\w+)\s{2,}(\S+)$", said, flags=re.M)
    assert len(accounts) >= 9
    for code, password in accounts:
        page = new_page("phone")
        forgive(page, "403")
        page.goto(city.url(address))
        page.locator("[name=login]").fill(code)
        page.locator("[name=password]").fill(password)
        page.locator("main form:has([name=password]) button").first.click()
        page.wait_for_url("**/ban-lam-viec/**")
