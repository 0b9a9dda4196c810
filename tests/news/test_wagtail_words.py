"""The newsroom speaks Vietnamese: all that Wagtail says, in its catalogue or in ours, with the same places to fill."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import polib
import pytest
import wagtail
from django.conf import settings
from django.utils import translation
from django.views.i18n import JavaScriptCatalog

WAGTAIL = Path(wagtail.__file__).parent
PARTS = sorted(
    WAGTAIL.joinpath(*app.split(".")[1:])
    for app in settings.INSTALLED_APPS
    if app == "wagtail" or app.startswith("wagtail.")
)
OURS = Path(__file__).parents[2] / "danvan" / "news" / "wagtail_words"
DOMAINS = ("django", "djangojs")
PLACE = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}|<[^>]+>")
Key = tuple[str | None, str]


@cache
def entries(folder: Path, language: str, domain: str) -> dict[Key, polib.POEntry]:
    po = folder / language / "LC_MESSAGES" / f"{domain}.po"
    return {(entry.msgctxt, entry.msgid): entry for entry in polib.pofile(str(po))} if po.exists() else {}


def said(domain: str) -> Iterator[tuple[Key, polib.POEntry]]:
    for part in PARTS:
        yield from entries(part / "locale", "en", domain).items()


def told(domain: str) -> dict[Key, polib.POEntry]:
    """Ours over Wagtail's, as Django merges them."""
    folders = [*(part / "locale" for part in PARTS), OURS]
    return {
        key: entry
        for folder in folders
        for key, entry in entries(folder, "vi", domain).items()
        if entry.translated() and not entry.obsolete
    }


def places(sentence: str) -> Counter[str]:
    return Counter(PLACE.findall(sentence))


def sentence(entry: polib.POEntry) -> str:
    return entry.msgstr or entry.msgstr_plural[0]


@pytest.mark.parametrize("domain", DOMAINS)
def test_nothing_is_left_in_english(domain):
    known = told(domain)
    assert sorted(key[1] for key, _ in said(domain) if key not in known) == []


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_place_to_fill_stands_in_both(domain):
    known = told(domain)
    different = [
        (english.msgid, sentence(known[key]))
        for key, english in said(domain)
        if key in known and places(english.msgid_plural or english.msgid) != places(sentence(known[key]))
    ]
    assert different == []


@pytest.mark.parametrize("domain", DOMAINS)
def test_ours_says_only_what_wagtail_asks(domain):
    assert entries(OURS, "vi", domain).keys() <= {key for key, _ in said(domain)}


def test_our_words_come_before_those_of_wagtail(rf):
    with translation.override("vi"):
        assert translation.gettext("Submit for moderation") == "Gửi duyệt"
        assert translation.ngettext("Delete 1 page", "Delete %(counter)s pages", 1) == "Xóa %(counter)s trang"
        catalogue = JavaScriptCatalog.as_view(packages=["wagtail.admin"])(rf.get("/")).content.decode()
    assert '"Edit": "S\\u1eeda"' in catalogue
