"""The look stays light enough for a cheap phone on slow 3G, and its colours can be read."""

import re
import runpy
from pathlib import Path

import brotli
import pytest

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "danvan" / "ui" / "static" / "ui"
CSS = (STATIC / "css" / "look.css").read_text()
TEXT_ON = [
    *[("ink", "paper"), ("ink", "sheet"), ("ink-2", "paper"), ("ink-2", "sunk"), ("leaf", "paper"), ("leaf", "sheet")],
    *[("leaf", "leaf-soft"), ("leaf-press", "leaf-soft"), ("on-leaf", "leaf"), ("on-leaf", "leaf-press")],
    *[("lacquer", "paper"), ("lacquer", "lacquer-soft"), ("turmeric", "paper"), ("turmeric", "turmeric-soft")],
    *[("indigo", "paper"), ("indigo", "indigo-soft"), ("on-deep", "deep"), ("on-deep-2", "deep")],
    *[("leaf", "lacquer-soft"), ("leaf", "indigo-soft"), ("leaf", "turmeric-soft"), ("on-map", "map2")],
    *[("on-map-far", "map3"), ("on-map-far", "map4")],
]
CONTROL_ON = [("edge", "sheet"), ("edge", "paper"), ("focus", "paper"), ("gold", "deep")]


def packed(path: Path) -> int:
    return len(brotli.compress(path.read_bytes()))


@pytest.fixture(scope="module", autouse=True)
def fonts() -> dict[str, int]:
    script = runpy.run_path(str(ROOT / "scripts" / "build_fonts.py"))
    if not script["up_to_date"]():
        script["build"]()
    return {path.name: path.stat().st_size for path in script["wanted"]()}


def test_the_style_sheet_is_small():
    assert packed(STATIC / "css" / "look.css") <= 8 * 1024


def test_the_fonts_are_small(fonts: dict[str, int]):
    assert set(fonts) == {"bvp-400.woff2", "bvp-600.woff2", "so-400.woff2", "so-600.woff2"}
    assert sum(fonts.values()) <= 24 * 1024


def test_what_every_first_visit_loads_leaves_room_for_the_page(fonts: dict[str, int]):
    scripts = sum(packed(STATIC / "js" / name) for name in ("page.js", "draft.js"))
    pictures = sum(packed(STATIC / name) for name in ("icons.svg", "hoa-chanh.svg", "mark.svg"))
    assert packed(STATIC / "css" / "look.css") + sum(fonts.values()) + scripts + pictures <= 36 * 1024


def test_digits_of_the_figure_face_are_all_one_width():
    from fontTools.ttLib import TTFont

    for weight in (400, 600):
        metrics, names = (lambda font: (font["hmtx"], font.getBestCmap()))(
            TTFont(STATIC / "fonts" / f"so-{weight}.woff2")
        )
        assert {metrics[names[ord(digit)]][0] for digit in "0123456789"} == {630}


def test_every_vietnamese_letter_is_in_both_weights():
    from fontTools.ttLib import TTFont

    letters = "aăâbcdđeêghiklmnoôơpqrstuưvxyỗữậằẵỡỷỹ₫–“”" + "Nguyễn Thị Ễ Ượng".replace(" ", "")
    for weight in (400, 600):
        known = TTFont(STATIC / "fonts" / f"bvp-{weight}.woff2").getBestCmap()
        assert [letter for letter in letters + letters.upper() if ord(letter) not in known] == []


def light(colour: str) -> float:
    digits = "".join(c * 2 for c in colour) if len(colour) == 3 else colour
    parts = [int(digits[k : k + 2], 16) / 255 for k in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def tokens(mode: str) -> dict[str, str]:
    start = {"light": r":root\{", "dark": r":root\[data-mode=dark\]\{"}[mode]
    block = re.search(start + r"(.*?)\n\}", CSS, re.S)
    assert block
    return dict(re.findall(r"--([\w-]+):#([0-9a-f]{3,6})", block[1]))


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_text_can_be_read_on_its_ground(mode: str):
    known = tokens(mode)
    weak = {(a, b): round(contrast(known[a], known[b]), 2) for a, b in TEXT_ON if contrast(known[a], known[b]) < 4.5}
    assert weak == {}


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_controls_can_be_seen_on_their_ground(mode: str):
    known = tokens(mode)
    weak = {(a, b): round(contrast(known[a], known[b]), 2) for a, b in CONTROL_ON if contrast(known[a], known[b]) < 3}
    assert weak == {}


def test_chosen_dark_and_the_devices_dark_are_the_same():
    device = re.search(r"prefers-color-scheme:dark\)\{:root:not\(\[data-mode=light\]\)\{(.*?)\n\}\}", CSS, re.S)
    chosen = re.search(r":root\[data-mode=dark\]\{(.*?)\n\}", CSS, re.S)
    assert device
    assert chosen
    assert device[1] == chosen[1]
