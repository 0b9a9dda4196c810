"""The body of an old article as parts of a new one: text in its allowed elements, pictures between."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from urllib.parse import urljoin, urlsplit

import lxml.html
import nh3

from danvan.news.importing.markup import readable

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BOLD = {"b", "strong"}
_INLINE = {"em", "i", "u", "span", "font", "sub", "sup", "small", "cite", "code", "time"}
_LISTS = {"ul", "ol"}
_LONGEST_CELL = 400


@dataclass(frozen=True, slots=True)
class Text:
    """Rich text in the elements of the editor."""

    html: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture by the name that the old page gave it; `alt` is empty where the page had none."""

    src: str
    alt: str = ""
    caption: str = ""


Part = Text | Shown


def parts_of(body: str, cleaner: nh3.Cleaner, *, address: str = "") -> list[Part]:
    """The parts in order. `body`: HTML or plain text; `address`: where it stood, for links relative to it.

    Every text goes through `cleaner` last, so nothing it does not allow can be stored.
    """
    html = body if _is_html(body) else _paragraphs(body)
    root = lxml.html.fragment_fromstring(readable(html), create_parent="div")
    writer = _Writer(_levels(root), address)
    writer.walk(root)
    writer.end_text()
    cleaned = [Text(cleaner.clean(part.html)) if isinstance(part, Text) else part for part in writer.parts]
    return [part for part in cleaned if isinstance(part, Shown) or _has_words(part.html)]


def words_of(parts: Iterable[Part]) -> str:
    """All text without markup, one paragraph a line."""
    texts = (part.html.replace("</p>", "</p>\n").replace("<br>", "\n") for part in parts if isinstance(part, Text))
    return "\n".join(_bare(text) for text in texts)


def _bare(html: str) -> str:
    return str(lxml.html.fragment_fromstring(html, create_parent="div").text_content())


def _has_words(html: str) -> bool:
    return "<hr" in html or bool(_bare(html).strip())


def _is_html(body: str) -> bool:
    return nh3.is_html(body) and "<" in body and ">" in body


def _paragraphs(text: str) -> str:
    blocks = [block.strip() for block in text.replace("\r\n", "\n").replace("\r", "\n").split("\n\n")]
    return "".join(f"<p>{'<br>'.join(map(escape, block.splitlines()))}</p>" for block in blocks if block)


def _levels(root: lxml.html.HtmlElement) -> dict[str, str]:
    """The highest heading of the text becomes h2, all below it h3: the title of the page is h1."""
    used = sorted({_HEADINGS[str(node.tag)] for node in root.iter(*_HEADINGS)})
    return {f"h{level}": "h2" if level == used[0] else "h3" for level in used}


class _Writer:
    """Walks the tree once; what stands between two blocks is a paragraph."""

    def __init__(self, levels: dict[str, str], address: str) -> None:
        self.parts: list[Part] = []
        self._levels, self._address = levels, address
        self._blocks: list[str] = []
        self._line: list[str] = []
        self._pictures: list[Shown] = []

    def walk(self, node: lxml.html.HtmlElement) -> None:
        self._say(node.text)
        for child in node:
            if isinstance(child.tag, str):
                self._enter(child, child.tag)
            self._say(child.tail)

    def end_text(self) -> None:
        """Close the paragraph; what was written so far becomes one part, and pictures met in it follow."""
        self._end_line()
        if self._blocks:
            self.parts.append(Text("".join(self._blocks)))
            self._blocks = []

    def _say(self, text: str | None) -> None:
        if text:
            self._line.append(escape(text, quote=False))

    def _enter(self, node: lxml.html.HtmlElement, tag: str) -> None:
        if tag in _BOLD | _INLINE or tag in ("a", "br", "img"):
            self._line.append(self._inline(node, tag))
        elif tag == "hr":
            self._end_line()
            self._blocks.append("<hr>")
        elif tag in self._levels:
            self._wrapped(self._inside(node), self._levels[tag])
        elif tag in _LISTS:
            self._end_line()
            self._blocks.append(self._list(node, tag))
            self._end_line()
        elif tag == "table":
            self._table(node)
        elif tag == "figure":
            self._figure(node)
        else:
            self._end_line()
            self.walk(node)
            self._end_line()

    def _inline(self, node: lxml.html.HtmlElement, tag: str) -> str:
        if tag == "br":
            return "<br>"
        if tag == "img":
            self._pictures.append(Shown(node.get("src", ""), _one_line(node.get("alt", ""))))
            return ""
        inside = self._inside(node)
        if not inside.strip():
            return inside
        if tag in _BOLD:
            return f"<b>{inside}</b>"
        if tag == "a" and node.get("href"):
            return f'<a href="{escape(_joined(self._address, node.get("href", "")))}">{inside}</a>'
        return inside

    def _inside(self, node: lxml.html.HtmlElement) -> str:
        """All text below as one line, whatever elements stand in it."""
        said = [escape(node.text or "", quote=False)]
        for child in node:
            if isinstance(child.tag, str):
                said.append(self._inline(child, child.tag))
                said.append(" " if child.tag not in _BOLD | _INLINE | {"a", "br", "img"} else "")
            said.append(escape(child.tail or "", quote=False))
        return "".join(said)

    def _wrapped(self, inside: str, tag: str) -> None:
        self._end_line()
        if inside.strip():
            self._blocks.append(f"<{tag}>{inside.strip()}</{tag}>")
        self._show_pictures()

    def _list(self, node: lxml.html.HtmlElement, tag: str) -> str:
        items = []
        for item in node.iterchildren("li", *_LISTS):
            below = "".join(self._list(child, str(child.tag)) for child in list(item) if child.tag in _LISTS)
            if item.tag in _LISTS:
                items.append(f"<li>{self._list(item, str(item.tag))}</li>")
                continue
            for child in [child for child in item if child.tag in _LISTS]:
                child.drop_tree()
            items.append(f"<li>{self._inside(item).strip()}{below}</li>")
        return f"<{tag}>{''.join(items)}</{tag}>" if items else ""

    def _table(self, table: lxml.html.HtmlElement) -> None:
        """One paragraph a row, each cell behind the name of its column: readable aloud and on a telephone."""
        self._end_line()
        if _is_layout(table):
            for cell in table.iterdescendants("caption", "td", "th"):
                if next(cell.iterancestors("table")) is table:
                    self.walk(cell)
                    self._end_line()
            return
        names: list[str] = []
        for row in table.iter("caption", "tr"):
            cells = [row] if row.tag == "caption" else list(row.iterchildren("td", "th"))
            if row.tag == "tr" and not names and cells and all(cell.tag == "th" for cell in cells):
                names = [_one_line(cell.text_content()) for cell in cells]
                continue
            self._wrapped(_told(names, [self._inside(cell).strip() for cell in cells]), "p")
        if names and not any(row.find("td") is not None for row in table.iter("tr")):
            self._wrapped(escape("; ".join(names), quote=False), "p")

    def _figure(self, node: lxml.html.HtmlElement) -> None:
        self._end_line()
        captions = [_one_line(child.text_content()) for child in node.iter("figcaption")]
        for image in node.iter("img"):
            shown = Shown(image.get("src", ""), _one_line(image.get("alt", "")), " ".join(captions)[:300])
            self._pictures.append(shown)
        if not self._pictures:
            self.walk(node)
        self._end_line()

    def _end_line(self) -> None:
        line = "".join(self._line).strip()
        while line.startswith("<br>"):
            line = line[4:].lstrip()
        while line.endswith("<br>"):
            line = line[:-4].rstrip()
        if line:
            self._blocks.append(f"<p>{line}</p>")
        self._line = []
        self._show_pictures()

    def _show_pictures(self) -> None:
        if self._pictures:
            pictures, self._pictures = self._pictures, []
            if self._blocks:
                self.parts.append(Text("".join(self._blocks)))
                self._blocks = []
            self.parts.extend(pictures)


def _is_layout(table: lxml.html.HtmlElement) -> bool:
    """Old pages placed their columns with tables: those hold tables, whole texts, or one cell a row."""
    rows, cells = len(list(table.iter("tr"))), list(table.iter("td", "th"))
    long = any(len(cell.text_content()) > _LONGEST_CELL for cell in cells)
    return long or len(cells) <= rows or next(table.iterdescendants("table"), None) is not None


def _told(names: list[str], cells: list[str]) -> str:
    told = []
    for position, cell in enumerate(cells):
        name = names[position] if position < len(names) else ""
        if cell:
            told.append(f"{escape(name, quote=False)}: {cell}" if name else cell)
    return "; ".join(told)


def _joined(address: str, href: str) -> str:
    """A link of the old page that keeps its way: relative ones from where the page stood, without its server."""
    href = href.strip()
    if not address or href.startswith(("#", "/")) or ":" in href.split("/")[0]:
        return href
    try:
        target = urlsplit(urljoin(address, href))
    except ValueError:
        return href
    return target._replace(scheme="", netloc="").geturl()


def _one_line(text: str) -> str:
    return " ".join(text.split())
