"""Pictures of the demonstration's articles: abstract, drawn by code around the vent brick (gạch hoa chanh)."""

from collections.abc import Callable
from io import BytesIO
from math import sin

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 1200, 675
PAPER, SUNK, DEEP, LEAF, SOFT, GOLD = "#faf6ec", "#f2ecde", "#0b3f36", "#0e6b57", "#a9d0bd", "#c9973a"
Point = tuple[float, float]
# The four petals of a brick of side 1: corner, two control points, centre.
_PETALS = (
    ((0, 0), (0.44, 0.06), (0.06, 0.44)),
    ((1, 0), (0.94, 0.44), (0.56, 0.06)),
    ((0, 1), (0.06, 0.56), (0.44, 0.94)),
    ((1, 1), (0.56, 0.94), (0.94, 0.56)),
)


def _curve(start: Point, bend: Point, end: Point) -> list[Point]:
    steps = [k / 12 for k in range(13)]
    return [
        (
            (1 - t) ** 2 * start[0] + 2 * t * (1 - t) * bend[0] + t * t * end[0],
            (1 - t) ** 2 * start[1] + 2 * t * (1 - t) * bend[1] + t * t * end[1],
        )
        for t in steps
    ]


def _brick(draw: ImageDraw.ImageDraw, x: float, y: float, side: float, colour: str) -> None:
    for corner, one, other in _PETALS:
        outline = _curve(corner, one, (0.5, 0.5)) + _curve((0.5, 0.5), other, corner)
        draw.polygon([(x + a * side, y + b * side) for a, b in outline], fill=colour)


def _wall(draw: ImageDraw.ImageDraw, side: int, colour: str, *, left: int = 0) -> None:
    for x in range(left, WIDTH, side):
        for y in range(0, HEIGHT, side):
            _brick(draw, x, y, side, colour)


def _seven(draw: ImageDraw.ImageDraw) -> None:
    draw.rectangle((0, 0, WIDTH, HEIGHT), fill=DEEP)
    for k in range(7):
        x, height = 60 + k * 156, 180 + 55 * k
        draw.rectangle((x, HEIGHT - height, x + 120, HEIGHT), fill=LEAF)
        _brick(draw, x, HEIGHT - height - 130, 120, GOLD)


def _road(draw: ImageDraw.ImageDraw) -> None:
    draw.rectangle((0, 0, WIDTH, HEIGHT), fill=PAPER)
    _wall(draw, 96, SUNK)
    line = [(x, 340 + 130 * sin(x / 190)) for x in range(-20, WIDTH + 40, 10)]
    draw.line(line, fill=LEAF, width=26, joint="curve")
    for k, x in enumerate((130, 430, 740, 1050)):
        y = 340 + 130 * sin(x / 190)
        draw.ellipse((x - 52, y - 52, x + 52, y + 52), fill=PAPER, outline=DEEP, width=10)
        _brick(draw, x - 32, y - 32, 64, GOLD if k == 3 else DEEP)


def _days(draw: ImageDraw.ImageDraw) -> None:
    draw.rectangle((0, 0, WIDTH, HEIGHT), fill=SUNK)
    for row in range(4):
        for day in range(7):
            x, y, number = 72 + day * 152, 48 + row * 150, row * 7 + day
            off = day > 4
            ground = SUNK if off else LEAF if number < 15 else PAPER
            draw.rectangle((x, y, x + 128, y + 126), fill=ground, outline=SOFT)
            if off:
                _brick(draw, x + 34, y + 33, 60, SOFT)
    draw.polygon([(1090 - 304, 348), (1090 - 304, 420), (850, 384)], fill=GOLD)


def _wards(draw: ImageDraw.ImageDraw) -> None:
    draw.rectangle((0, 0, WIDTH, HEIGHT), fill=PAPER)
    shades = (SUNK, SOFT, LEAF, DEEP)
    for row in range(8):
        for column in range(14):
            if abs(row - 3.5) * 1.6 + abs(column - 6.5) > 9.5:
                continue
            x, y = 40 + column * 80, 20 + row * 80
            shade = shades[(row * 5 + column * 3) % 4]
            draw.rectangle((x, y, x + 70, y + 70), fill=shade)
            if (row + column) % 5 == 0:
                _brick(draw, x + 10, y + 10, 50, GOLD if shade != SUNK else LEAF)


#: Name -> what it shows (the alternative text) and how it is drawn.
DRAWINGS: dict[str, tuple[str, Callable[[ImageDraw.ImageDraw], None]]] = {
    "bay-nhom": ("Hình vẽ: bảy cột xanh cao dần, trên mỗi cột một bông gạch hoa chanh màu vàng", _seven),
    "duong-di": ("Hình vẽ: một con đường lượn qua bốn chặng, chặng cuối là bông hoa chanh màu vàng", _road),
    "o-lich": ("Hình vẽ: bốn tuần lịch, những ngày đã đếm tô xanh, ngày nghỉ mang bông hoa chanh", _days),
    "o-phuong": ("Hình vẽ: bản đồ ô vuông của các phường, xã, đậm nhạt khác nhau", _wards),
}


def drawn(name: str) -> bytes:
    """The picture as PNG, 1200 by 675 pixels."""
    picture = Image.new("RGB", (WIDTH, HEIGHT))
    DRAWINGS[name][1](ImageDraw.Draw(picture))
    out = BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()
