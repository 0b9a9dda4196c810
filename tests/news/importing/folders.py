"""Small imports on disk, and what came of them."""

import csv
import io
import json
from pathlib import Path
from typing import Any

from django.core.management import call_command
from PIL import Image

from danvan.news.importing.outcome import Outcome
from danvan.news.management.bringing_rows import bring_rows
from tests.news.factories import a_section

HEADINGS = ["Tiêu đề", "Nội dung", "Ngày", "Địa chỉ", "Lượt xem", "Chuyên mục"]
WHOLE = {
    "Tiêu đề": "Nâng cao chất lượng công tác dân vận",
    "Nội dung": "<p>Thành phố ban hành kế hoạch.</p><p>Kế hoạch có bảy nhóm việc.</p>",
    "Ngày": "(20:59 03/12/2021)",
    "Địa chỉ": "http://cu.example/portal/page?id=123",
    "Lượt xem": "1.234",
    "Chuyên mục": "Hỏi đáp",
}


def a_csv(folder: Path, *rows: dict[str, str], name: str = "bai.csv") -> Path:
    """A file with one line for each row; what a row does not say is as in WHOLE."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(dict.fromkeys([*HEADINGS, *(key for row in rows for key in row)])))
    writer.writeheader()
    writer.writerows([WHOLE | row for row in rows])
    path = folder / name
    path.write_text(out.getvalue(), encoding="utf-8")
    return path


def bring(path: Path, **options: Any) -> list[Outcome]:
    """All outcomes, in a city that has its sections."""
    a_section()
    return list(bring_rows(path, **options))


def codes(outcome: Outcome) -> set[str]:
    return {reason.code for reason in (*outcome.reasons, *outcome.notes)}


def a_picture(path: Path, kind: str = "PNG") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (8, 6), "teal").save(path, kind)
    return path


def command(*words: str) -> tuple[int, str]:
    """Exit status and what was printed."""
    out = io.StringIO()
    try:
        call_command("news", "import", *words, stdout=out, stderr=io.StringIO())
    except SystemExit as error:
        return int(error.code or 0), out.getvalue()
    return 0, out.getvalue()


def told_json(text: str) -> Any:
    return json.loads(text)
