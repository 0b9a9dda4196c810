"""A web page as lines of text. What is not text of the page (scripts, styles, attributes) is taken out first."""

import re
from html.parser import HTMLParser

import nh3

from danvan.legislation.reading.decoding import decoded
from danvan.legislation.reading.html_tables import Tables
from danvan.legislation.reading.placed import PlacedLine

_BLOCKS = {
    *("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ol", "ul", "tr", "table", "blockquote", "section"),
    *("article", "td", "th", "dt", "dd", "dl", "pre", "center", "header", "footer", "main", "tbody", "thead"),
}
_KEPT = _BLOCKS | {"br", "b", "strong", "i", "em", "u", "span", "a", "sup", "sub"}
_GONE = {"script", "style", "title", "template", "noscript", "iframe", "object", "svg", "math", "select", "textarea"}
_LOOKS_LIKE = re.compile(rb"<\s*(!doctype\s+html|html|head|body|p|div|table|meta|h1|span|br)\b", re.IGNORECASE)
_ATTRIBUTES = {"td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}, "ol": {"start"}}
_DIGITS = 6
_SPACE = re.compile(r"\s+")


def looks_like_html(content: bytes) -> bool:
    """Does a tag of a web page stand near the beginning?"""
    return bool(_LOOKS_LIKE.search(content[:4096].replace(b"\0", b"")))


def html_lines(content: bytes) -> list[PlacedLine]:
    """One line a paragraph, list item or table cell; numbers of an ordered list are written out."""
    clean = nh3.clean(
        decoded(content), tags=_KEPT, clean_content_tags=_GONE, attributes=_ATTRIBUTES, strip_comments=True
    )
    reader = _Reader()
    reader.feed(clean)
    reader.close()
    reader.end_line()
    return reader.lines


class _Reader(HTMLParser):
    """Collects text between block elements; no tree is built, so depth costs nothing."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[PlacedLine] = []
        self._words: list[str] = []
        self._bullet = 0
        self._lists: list[int | None] = []
        self._tables = Tables()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS or tag == "br":
            self.end_line()
        if tag in {"ol", "ul"}:
            self._lists.append(_first(attrs) - 1 if tag == "ol" else None)
        elif tag == "li" and self._lists:
            self._open_item()
        else:
            self._tables.start(tag, attrs)

    def _open_item(self) -> None:
        last = self._lists[-1]
        if last is None:
            self._bullet = self._lists.count(None)
            return
        self._lists[-1] = last + 1
        self._words.append(f"{last + 1}. ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.end_line()
        if tag in {"ol", "ul"} and self._lists:
            self._lists.pop()
        self._tables.end(tag)

    def handle_data(self, data: str) -> None:
        self._words.append(data)

    def end_line(self) -> None:
        """Close the line that is being collected."""
        line = _SPACE.sub(" ", "".join(self._words)).strip()
        if line:
            self.lines.append(PlacedLine(line, self._tables.cell, self._bullet))
            self._bullet = 0
        self._words = []


def _first(attrs: list[tuple[str, str | None]]) -> int:
    """Where an ordered list begins to count."""
    start = dict(attrs).get("start") or ""
    return int(start) if start.isdecimal() and len(start) < _DIGITS else 1
