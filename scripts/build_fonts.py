"""Cut Be Vietnam Pro to what Vietnamese pages use, and a figure face whose digits are all one width.

The family has no tabular figures (its 1 is 385 units wide, its 4 is 710), so "BVP So" holds the ten digits, each set
in 630 units. Nothing of the font package is copied into the repository: set-up runs this, and runs it again for free.
"""

from __future__ import annotations

import sys
from importlib.resources import files
from pathlib import Path

FONTS = Path(__file__).resolve().parents[1] / "danvan" / "ui" / "static" / "ui" / "fonts"
WEIGHTS = {"400": "Regular", "600": "SemiBold"}
DIGITS = "0123456789"
DIGIT_WIDTH = 630
VIETNAMESE = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư" + "".join(map(chr, range(0x1EA0, 0x1EFA)))
TEXT = "".join(map(chr, range(0x20, 0x7F))) + VIETNAMESE + "\u00a0°²³·×«»–—‘’“”…•₫≥≤−§→"


def wanted() -> list[Path]:
    """The four files a page asks for."""
    return [FONTS / f"{face}-{weight}.woff2" for weight in WEIGHTS for face in ("bvp", "so")]


def up_to_date() -> bool:
    """True when every file is there and newer than this script."""
    made = Path(__file__).stat().st_mtime
    return all(path.is_file() and path.stat().st_size and path.stat().st_mtime >= made for path in wanted())


def cut(style: str, text: str, out: Path, *, features: tuple[str, ...], digits_of_one_width: bool = False) -> None:
    """Write one subset as woff2; the file appears whole or not at all."""
    from fontTools import subset

    options = subset.Options()
    options.flavor = "woff2"
    options.layout_features = list(features)
    options.hinting = False
    options.name_IDs = [1, 2, 13]  # the licence text stays with the cut
    options.drop_tables += ["DSIG"] if features else ["DSIG", "GDEF"]
    source = files("fontpkg_be_vietnam_pro") / "files" / f"BeVietnamPro-{style}.ttf"
    font = subset.load_font(str(source), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=text)
    subsetter.subset(font)
    if digits_of_one_width:
        widen_digits(font)
    partial = out.with_suffix(".part")
    subset.save_font(font, str(partial), options)
    partial.replace(out)


def widen_digits(font) -> None:
    """Centre each digit in the same width, so that columns of figures line up."""
    names, metrics, glyphs = font.getBestCmap(), font["hmtx"], font["glyf"]
    for digit in DIGITS:
        name = names[ord(digit)]
        advance, left = metrics[name]
        shift = (DIGIT_WIDTH - advance) // 2
        glyphs[name].coordinates.translate((shift, 0))
        glyphs[name].recalcBounds(glyphs)
        metrics[name] = (DIGIT_WIDTH, left + shift)


def build() -> None:
    """Make the four files anew."""
    FONTS.mkdir(parents=True, exist_ok=True)
    for weight, style in WEIGHTS.items():
        cut(style, TEXT, FONTS / f"bvp-{weight}.woff2", features=("kern", "ccmp", "locl"))
        cut(style, DIGITS, FONTS / f"so-{weight}.woff2", features=(), digits_of_one_width=True)


if __name__ == "__main__":
    if "--force" in sys.argv or not up_to_date():
        build()
