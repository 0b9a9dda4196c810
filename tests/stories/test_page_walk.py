"""Every registered page once in both languages and widths: nothing overflows, no word is left untranslated."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from playwright.sync_api import Page
from wagtail.urls import serve_pattern

from tests.stories.browser import axe, forgive, look_at, too_wide
from tests.stories.city import City
from tests.stories.people import sign_in

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = polib.pofile(str(ROOT / "danvan/locale/vi/LC_MESSAGES/django.po"))
SAID = {e.msgstr for e in CATALOGUE if e.msgstr}
# A msgid that is also Vietnamese (a name, a number) cannot be told from its translation.
ENGLISH = {e.msgid for e in CATALOGUE if e.msgstr and e.msgstr != e.msgid} - SAID
VIETNAMESE = SAID - {e.msgid for e in CATALOGUE}

# What stands in for each part of an address, in the demonstration city.
PARTS = {
    "organisations": {"slug": "ubnd-phuong-nghia-do"},
    "legislation": {"slug": "luat-91-2025-qh15", "pk": "1", "place": "1", "relation": "1"},
    "deadlines": {"key": "pakn.settle", "year": "2026"},
    "measures": {"key": "petitions.received"},
    "discussions": {"slug": "bai-viet", "subject_id": "{commented}", "pk": "1"},
    "journeys": {"pk": "1"},
    "news": {"slug": "hoi-dap", "pk": "1", "question": "1"},
    "plans": {
        "slug": "kh-274-kh-ubnd-2021",
        "pk": "1",
        "group": "0",
        "place": "0",
        "needs_pk": "2",
        "unit_slug": "so-noi-vu",
    },
    "petitions": {"slug": "khieu-nai", "pk": "1", "unit": "so-noi-vu"},
}
# Not a page of its own: files, data, answers to a form, doors that need a secret or a state made elsewhere.
NO_PAGE = re.compile(
    r"\.json$|\.png$|\.atom$|\.xml$|\.txt$|\.ics$|^cms/|^hinh/|^tep/|^healthz|^static|xac-nhan/|<uuid:|/ket-thuc/|chi-tieu/so-lieu/|ban-giao/<int:pk>/$"
    r"|tai-khoan/(bao-ve|oidc|lien-ket|\^?mat-khau/dat-lai|dang-ky|email|dang-xuat)"
)
# Wagtail's own address of every page of its tree, and one of them.
TREE, ARTICLE = serve_pattern, "chi-dao-dieu-hanh/bay-nhom-nhiem-vu-dan-van/"
SECRET = re.compile(r"<str:(secret|token|day)>")
TEXTS = """() => {
  const seen = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const at = walk.currentNode.parentElement;
    if (at.closest("[lang]") !== document.documentElement || at.closest("script,style,option,textarea")) continue;
    const text = walk.currentNode.textContent.trim().replace(/\\s+/g, " ");
    if (text.length > 2) seen.push(text);
  }
  for (const e of document.querySelectorAll("[aria-label],[alt],[title],[placeholder]"))
    for (const name of ["aria-label", "alt", "title", "placeholder"])
      if (e.getAttribute(name)) seen.push(e.getAttribute(name).trim());
  return seen;
}"""


def _addresses(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        path = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _addresses(pattern.url_patterns, path)
        else:
            yield path, pattern.callback.__module__.split(".")[1]


def pages() -> list[str]:
    """Each address with its parts filled in; a part nobody knows is an error of this test."""
    found = []
    for path, area in _addresses(get_resolver().url_patterns):
        path = path.replace(TREE, ARTICLE)
        if NO_PAGE.search(path) or SECRET.search(path) or path.startswith("^"):
            continue
        for part in re.findall(r"<\w+:(\w+)>", path):
            reference = "{public}" if path.startswith("kien-nghi/") else "{reference}"
            value = reference if part == "reference" else PARTS[area][part]
            path = re.sub(rf"<\w+:{part}>", value, path)
        found.append("/" + path)
    return sorted(set(found))


@pytest.fixture(scope="module")
def people(browser, city: City) -> Iterator[dict[str, Page]]:
    """One page for each who opens: a visitor, then one for each part that people play."""
    from tests.stories.browser import watch

    opened = {}
    contexts = []
    for code in (
        "",
        "tiepnhan",
        "quantri",
        "dieuphoi",
        "lanhdao",
        "vanthu",
        "truongphong",
        "tiepnhansxd",
        "kiemduyet",
        "bientap",
    ):
        context = browser.new_context(locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh")
        contexts.append(context)
        page = context.new_page()
        watch(page)
        forgive(page, "40", "422", "Failed to load resource")
        if code:
            sign_in(page, city, code)
        opened[code] = page
    yield opened
    for context in contexts:
        context.close()


def _language(page: Page, city: City, code: str) -> None:
    page.context.add_cookies([{"name": "danvan_language", "value": code, "url": city.address}])


def _untranslated(page: Page, language: str) -> list[str]:
    foreign = ENGLISH if language == "vi" else VIETNAMESE
    return [f"not translated: {text}" for text in page.evaluate(TEXTS) if text in foreign]


def _open(people: dict[str, Page], city: City, path: str) -> Page | None:
    """The first of them who may open it, asked without drawing it; None for an address that only takes a form."""
    answers = []
    for page in people.values():
        answer = page.context.request.get(city.url(path))
        answers.append(answer.status)
        if answer.status in {200, 422} and "/tai-khoan/dang-nhap/" not in answer.url:
            return page
        if path == "/tai-khoan/dang-nhap/":
            return page
    assert 405 in answers, f"{path}: {answers}"
    return None


@pytest.mark.parametrize("path", pages())
def test_page(path: str, people: dict[str, Page], city: City) -> None:
    if "{reference}" in path:
        # A step is offered at its own stage only: to some petition, to some person.
        step = path.removeprefix("/ban-lam-viec/don-thu/{reference}/").rstrip("/")
        path = path.replace("{reference}", _steps(city).get(step) or _a_reference(city))
    if "{commented}" in path:
        path = path.replace("{commented}", _a_reference(city, COMMENTED))
    if "{public}" in path:
        path = path.replace("{public}", _a_reference(city, PUBLISHED))
    for page in people.values():
        _language(page, city, "vi")
    page = _open(people, city, path)
    if page is None:
        return
    name = re.sub(r"\W+", "-", path).strip("-") or "home"
    problems = []
    for language in ("vi", "en"):
        _language(page, city, language)
        page.set_viewport_size({"width": 360, "height": 800})
        page.goto(city.url(path))
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            look_at(page, name=f"walk/{name}-{language}-{width}", with_axe=False)
            problems += [f"{language} {line}" for line in too_wide(page)]
        # The parts page shows invented data in Vietnamese whatever the language.
        problems += _untranslated(page, language) if path != "/bo-phan/" else []
    problems += axe(page)
    _language(page, city, "vi")
    assert not problems, "\n".join([path, *sorted(set(problems))])


_REFERENCE: dict[str, str] = {}


READ = (
    "from danvan.petitions.models import Petition; "
    "print(Petition.objects.filter(unit__slug='ubnd-phuong-nghia-do').order_by('due_at').first().reference)"
)
PUBLISHED = (
    "from danvan.petitions.models import Publication; "
    "print(Publication.objects.shown().order_by('pk').first().petition.reference)"
)
COMMENTED = "from danvan.discussions.models import Comment; print(Comment.objects.order_by('pk').first().subject_id)"


def _a_reference(city: City, which: str = READ) -> str:
    """A petition of the demonstration: one that waits at the receiver's unit, or one that is public."""
    key = city.address + which
    if key not in _REFERENCE:
        _REFERENCE[key] = city.run("shell", "-v", "0", "-c", which).strip().splitlines()[-1]
    return _REFERENCE[key]


STEPS = """
import json
from django.utils import timezone
from danvan.accounts.models import User
from danvan.petitions.models import Petition
from danvan.petitions.queries.finding import readable
from danvan.petitions.steps.all import STEPS
on = timezone.localdate()
people = list(User.objects.filter(code__in=CODES))
found = {}
for step in STEPS:
    for petition in Petition.objects.order_by("pk"):
        if any(step.open_to(p, petition, on=on) and readable(p, on=on).filter(pk=petition.pk).exists() for p in people):
            found[step.path] = petition.reference
            break
    else:
        raise SystemExit(f"The demonstration has no petition for the step {step.name}.")
print(json.dumps(found))
"""


def _steps(city: City) -> dict[str, str]:
    """Path of each step -> a petition of the demonstration at which one of the people may take it."""
    codes = '("tiepnhan", "dieuphoi", "lanhdao", "vanthu", "truongphong", "tiepnhansxd")'
    return dict(json.loads(_a_reference(city, STEPS.replace("CODES", codes))))
