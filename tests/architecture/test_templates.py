"""Templates: strict CSP, every word translatable, every component with its contract; and the catalogue is whole."""

import importlib.util
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.architecture.source import HOUSE, ROOT, name_of, templates

INLINE = re.compile(
    r"""\sstyle\s*=|<style\b|<script(?![^>]*\s(?:src=|type="application/json"))|\son[a-z]+\s*=|javascript:""",
    re.IGNORECASE,
)
# Text in a class attribute, and data for a script, are read by nobody.
UNSPOKEN = re.compile(r"{%\s*block \w*class\s*%}.*?{%\s*endblock.*?%}|<script\b.*?</script>|<c-vars\b.*?>", re.DOTALL)
COMMENT = re.compile(r"{%\s*comment.*?endcomment\s*%}|{#.*?#}|<!--.*?-->", re.DOTALL)
TRANSLATED = re.compile(r"{%\s*(blocktrans(?:late)?)\b.*?{%\s*end\1\s*%}", re.DOTALL)
ELEMENT = re.compile(r"(</?){{[^}]*}}")
TAG = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
WORD = re.compile(r"[^\W\d_]{2,}")
SPOKEN = {"alt", "title", "aria-label", "placeholder"}
# Names are the same in every language.
NAMES = {"Dân", "Vận", "Tiếng", "Việt", "English", "UBND", "CSV", "XLSX", "PDF", "RSS", "QR", "JSON"}
SIGNS = {"km", "km²", "Enter", "Esc"}
# The test bed of the look shows its parts with sample words, in a demonstration only.
SAMPLES = HOUSE / "ui" / "templates" / "ui" / "parts_page"


class _Words(HTMLParser):
    """Collects what a person would read or hear."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def handle_data(self, data: str) -> None:
        self.said.append(data)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.said += [value or "" for name, value in attributes if name in SPOKEN]


@pytest.mark.parametrize("path", templates(), ids=name_of)
def test_no_inline_style_or_script(path: Path) -> None:
    text = COMMENT.sub("", path.read_text(encoding="utf-8"))
    assert not INLINE.findall(text), "The CSP refuses it: style and script are files."


@pytest.mark.parametrize("path", [path for path in templates() if SAMPLES not in path.parents], ids=name_of)
def test_every_word_of_a_template_is_translatable(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    text = ELEMENT.sub(r"\1b", text)
    for pattern in (COMMENT, TRANSLATED, UNSPOKEN, TAG):
        text = pattern.sub("", text)
    parser = _Words()
    parser.feed(text)
    raw = {word for said in parser.said for word in WORD.findall(said)} - NAMES - SIGNS
    assert not raw, "Put it into {% trans %} or {% blocktrans %}."


def _catalogue() -> object:
    spec = importlib.util.spec_from_file_location("catalogue", ROOT / "scripts" / "catalogue.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_sentence_is_translated() -> None:
    problems = _catalogue().problems()  # type: ignore[attr-defined]
    assert not problems, "\n".join(problems[:40])


def test_no_folder_but_ui_holds_static_files() -> None:
    assert [path.parent.name for path in HOUSE.glob("*/static")] == ["ui"]
