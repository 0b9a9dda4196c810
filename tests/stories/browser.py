"""A real Chromium for stories: fixtures for pages on a phone and a desktop, and `look_at`, which refuses what is ugly.

Chromium is $CHROMIUM or found on PATH. Where there is none, a story is skipped with a loud reason, and fails under CI.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-dev-shm-usage",
]
NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
SIZES = {"phone": (360, 740), "desktop": (1280, 900)}
WIDTHS = (320, 360, 480, 640, 700, 768, 900, 960, 1024, 1280, 1920)
AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
NOTE_CSP = """
window.__refused = [];
document.addEventListener("securitypolicyviolation",
  (e) => window.__refused.push(`${e.violatedDirective}: ${e.blockedURI || "inline"} ${e.sourceFile || ""}`));
"""
TOO_WIDE = """() => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) return [];
  const out = [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > wide + 1);
  return out.slice(0, 5).map((e) => `${e.tagName}.${e.className.baseVal ?? e.className}`);
}"""


@dataclass
class Seen:
    """What a page complained about since it was last looked at."""

    complaints: list[str] = field(default_factory=list)
    forgiven: tuple[str, ...] = ()


_SEEN: WeakKeyDictionary[Page, Seen] = WeakKeyDictionary()


def find_chromium() -> str | None:
    """The browser of this machine, if any."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named if Path(named).exists() else shutil.which(named)
    return next((path for name in NAMES if (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run."""
    executable = find_chromium()
    if executable is None:
        reason = "No Chromium: set CHROMIUM or put it on PATH; the browser stories did not run."
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    # Playwright's loop lives in this thread, and Django would take every query for an asynchronous one.
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    try:
        with sync_playwright() as playwright:
            opened = playwright.chromium.launch(executable_path=executable, args=FLAGS)
            yield opened
            opened.close()
    finally:
        if before is None:
            os.environ.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)
        else:
            os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = before


NewPage = Callable[..., Page]


@pytest.fixture
def new_page(browser: Browser) -> Iterator[NewPage]:
    """`new_page("phone", mode="dark", javascript=False)`: a page in a fresh context, closed after the test."""
    contexts: list[BrowserContext] = []

    def make(
        size: str | tuple[int, int] = "desktop", *, mode: str = "light", javascript: bool = True, **other: Any
    ) -> Page:
        wide, high = SIZES[size] if isinstance(size, str) else size
        context = browser.new_context(
            viewport={"width": wide, "height": high},
            color_scheme=mode,  # type: ignore[arg-type]  # one of Playwright's words
            locale=other.pop("locale", "vi-VN"),
            timezone_id="Asia/Ho_Chi_Minh",
            java_script_enabled=javascript,
            has_touch=size == "phone",
            **other,
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        watch(page)
        return page

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def phone(new_page: NewPage) -> Page:
    """A page 360 wide."""
    return new_page("phone")


@pytest.fixture
def desktop(new_page: NewPage) -> Page:
    """A page 1280 wide."""
    return new_page("desktop")


def watch(page: Page) -> None:
    """Collect the page's errors from now on."""
    seen = _SEEN.setdefault(page, Seen())

    def console(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not any(words in message.text for words in seen.forgiven):
            seen.complaints.append(f"console {message.type}: {message.text}")

    page.on("console", console)
    page.on("pageerror", lambda error: seen.complaints.append(f"script: {error}"))
    page.add_init_script(NOTE_CSP)


def forgive(page: Page, *words: str) -> None:
    """Do not count console lines holding these words (a page that is meant to answer 404 says so there)."""
    _SEEN[page].forgiven += words


def too_wide(page: Page) -> list[str]:
    """Elements that make the page scroll sideways."""
    return [f"wider than {page.viewport_size['width']} px: {name}" for name in page.evaluate(TOO_WIDE)]


def axe(page: Page, *, skip: tuple[str, ...] = ()) -> list[str]:
    """Accessibility violations, each with the place and the reason."""
    options = {
        "runOnly": {"type": "tag", "values": AXE_RULES},
        "rules": {rule: {"enabled": False} for rule in skip},
        "resultTypes": ["violations"],
    }
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"axe {violation['id']}: {node['target']} {_reason(node)}"
        for violation in found
        for node in violation["nodes"][:4]
    ]


def _reason(node: dict[str, Any]) -> str:
    checks = node["any"] or node["all"] or node["none"]
    return checks[0]["message"][:200] if checks else ""


def look_at(page: Page, *, name: str = "", with_axe: bool = True, skip: tuple[str, ...] = ()) -> None:
    """Fail when the page has an axe violation, scrolls sideways, breaks its CSP or complains in the console.

    `name` saves a picture of the whole page under $DANVAN_SHOTS, when that is set.
    """
    page.wait_for_load_state("load")
    page.evaluate("document.fonts.ready")
    if name and (folder := os.environ.get("DANVAN_SHOTS")):
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)
    seen = _SEEN[page]
    problems = [*seen.complaints, *too_wide(page)]
    problems += [f"CSP {line}" for line in page.evaluate("window.__refused || []")]
    if with_axe:
        problems += axe(page, skip=skip)
    seen.complaints.clear()  # axe itself may complain about the CSP
    page.evaluate("window.__refused = []")
    assert not problems, "\n".join([f"{page.url} at {page.viewport_size['width']} px", *problems])


def fits_every_width(page: Page, widths: tuple[int, ...] = WIDTHS) -> None:
    """Fail when the page scrolls sideways at any common width; afterwards it has its own width again."""
    own = page.viewport_size
    problems = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        problems += too_wide(page)
    page.set_viewport_size(own)
    assert not problems, "\n".join([page.url, *problems])
