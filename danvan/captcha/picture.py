"""The digits as a small PNG that a person reads at once and a script not without effort."""

import io
import secrets

from PIL import Image, ImageDraw, ImageFont

HEIGHT, STEP, MARGIN = 60, 34, 14
PAPER, INK, VEIL = (255, 253, 248), (27, 39, 35), (133, 122, 99)
_dice = secrets.SystemRandom()


def draw(digits: str) -> bytes:
    """A picture of `digits`, slanted and crossed anew at each call."""
    width = 2 * MARGIN + STEP * len(digits)
    picture = Image.new("RGB", (width, HEIGHT), PAPER)
    for place, digit in enumerate(digits):
        stamp = _stamp(digit)
        at = (MARGIN + place * STEP + _dice.randint(-3, 3), _dice.randint(2, HEIGHT - stamp.height - 2))
        picture.paste(INK, at, stamp)
    pen = ImageDraw.Draw(picture)
    for _ in range(4):
        ends = [(0, _dice.randint(8, HEIGHT - 8)), (width, _dice.randint(8, HEIGHT - 8))]
        pen.line(ends, fill=VEIL, width=_dice.randint(1, 2))
    stored = io.BytesIO()
    picture.quantize(32).save(stored, "PNG", optimize=True)
    return stored.getvalue()


def _stamp(digit: str) -> Image.Image:
    font = ImageFont.load_default(size=_dice.randint(34, 40))
    mask = Image.new("L", (36, 46), 0)
    ImageDraw.Draw(mask).text((18, 23), digit, fill=255, font=font, anchor="mm")
    return mask.rotate(_dice.randint(-18, 18), resample=Image.Resampling.BICUBIC)
