"""The eye itself: `look_at` refuses what it is there to refuse."""

import pytest
from playwright.sync_api import Page

from tests.stories.browser import fits_every_width, forgive, look_at

GOOD = """<!doctype html><html lang="vi"><head><title>Trang</title></head>
<body><main><h1>Trang</h1>%s</main></body></html>"""
CSP = "default-src 'none'; style-src 'self'; script-src 'self'"


def show(page: Page, body: str, *, whole: str = GOOD) -> None:
    headers = {"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": CSP}
    page.route("**/favicon.ico", lambda route: route.fulfill(status=204))
    page.route("http://page.test/", lambda route: route.fulfill(body=whole.replace("%s", body), headers=headers))
    page.goto("http://page.test/")


def test_a_plain_page_passes(desktop: Page):
    show(desktop, "<p>Đúng hẹn</p>")
    look_at(desktop)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<p style='color:red'>Đỏ</p>", "CSP style-src"),
        ("<script>document.title = 'x'</script>", "CSP script-src"),
        ("<img src='http://elsewhere.test/x.png' alt=''>", "CSP img-src"),
        ("<input type='text'>", "axe label"),
        ("<img src='data:,x'>", "axe image-alt"),
        ("<svg width='2000' height='10' aria-hidden='true'></svg>", "wider than 1280 px: svg"),
    ],
)
def test_what_breaks_the_rules_is_refused(desktop: Page, body: str, said: str):
    show(desktop, body)
    with pytest.raises(AssertionError, match=said):
        look_at(desktop)


def test_a_page_is_looked_at_afresh_after_it_was_mended(desktop: Page):
    show(desktop, "<p style='color:red'>Đỏ</p>")
    with pytest.raises(AssertionError):
        look_at(desktop)
    desktop.unroute("http://page.test/")
    show(desktop, "<p>Xanh</p>")
    look_at(desktop)


def test_a_line_of_the_console_is_refused_unless_it_was_expected(desktop: Page):
    show(desktop, "<p>x</p>")
    desktop.evaluate("console.error('mong đợi')")
    with pytest.raises(AssertionError, match="console error: mong đợi"):
        look_at(desktop)
    forgive(desktop, "mong đợi")
    desktop.evaluate("console.error('mong đợi')")
    look_at(desktop)


def test_a_page_for_one_width_only_is_refused(desktop: Page):
    show(desktop, "<svg width='700' height='10' aria-hidden='true'></svg>")
    with pytest.raises(AssertionError, match="wider than 320 px"):
        fits_every_width(desktop)
    assert desktop.viewport_size == {"width": 1280, "height": 900}
