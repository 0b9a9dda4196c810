"""One saved page of an old portal: its title, date, lead, text, author and address found among menus and forms."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import PurePosixPath

import lxml.html
from lxml import etree

from danvan.language import fold
from danvan.news.importing.charsets import decode
from danvan.news.importing.limits import LARGEST_PAGE
from danvan.news.importing.markup import readable_page, taken_out
from danvan.news.importing.row import Reason, Refused, Row
from danvan.news.importing.stores import Store, read_all

_HEAD = 65536
_DATE = re.compile(
    r"\(?\s*(?:\d{1,2}\s*[:h]\s*\d{2}[\s,–-]{1,5})?\d{1,2}[/-]\d{1,2}[/-]\d{4}(?:[\s,–-]{1,5}\d{1,2}\s*[:h]\s*\d{2})?\s*\)?"
)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->", re.IGNORECASE)
_BODIES = ("article-body", "article-content", "noi-dung", "noidung", "news-content", "detail", "content", "chi-tiet")
_TITLES = ("article-title", "title", "tieude", "tieu-de")
_LEADS = ("sapo", "lead", "summary", "tomtat", "tom-tat", "trich-yeu")
_AUTHORS = ("author", "tacgia", "tac-gia", "nguoi-viet")
_SOURCES = ("source", "nguon")
_DATES = ("date", "time", "ngay", "published")
#: Where the article has ended: lists of other articles and the form of comments.
_ENDS = (
    "cac bai moi dang",
    "cac bai da dang",
    "viet binh luan",
    "tin lien quan",
    "cac tin khac",
    "tin khac",
    "bai lien quan",
)
_END_LENGTH = 40
_LONGEST_AUTHOR = 40
_SHARE = 0.7


def read_page(store: Store, name: str) -> Row:
    """The row of one page. Raises Refused when it is too large, too deep or holds no text."""
    text, how = decode(read_all(store, name, most=LARGEST_PAGE))
    head = _head(text)
    root = lxml.html.fragment_fromstring(readable_page(text), create_parent="div")
    if not root.text_content().strip():
        raise Refused("empty-page")
    page = _Page(root, head)
    fields = page.fields()
    notes = (Reason("mended", {"writing": how}),) if how else ()
    near = PurePosixPath(name).parent.as_posix()
    return Row(name, 1, fields, notes, taken_out(text), "" if near == "." else near)


def _head(text: str) -> dict[str, str]:
    """What the head of the page tells machines."""
    found = {"saved_from": unescape(match[1])} if (match := _SAVED_FROM.search(text[:_HEAD])) else {}
    try:
        root = lxml.html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*>", "", text[:_HEAD]))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return found
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        if name and meta.get("content"):
            found.setdefault(name, meta.get("content", ""))
    for link in root.iter("link"):
        if (link.get("rel") or "").lower() == "canonical":
            found["canonical"] = link.get("href") or ""
    found["title"] = (root.findtext(".//title") or "").strip()
    return found


class _Page:
    def __init__(self, root: lxml.html.HtmlElement, head: dict[str, str]) -> None:
        self._root, self._head = root, head
        for node in list(root.iter("nav", "footer", "aside")):
            node.drop_tree()

    def fields(self) -> dict[str, str]:
        """By FIELDS; what was found outside the text is taken out of it."""
        title_node = self._title_node()
        title = _line(title_node.text_content()) if title_node is not None else self._head.get("title", "")
        date = self._date(title)
        found = {
            "title": _DATE.sub(" ", title).strip() or title,
            "date": date,
            "lead": self._taken(_LEADS) or self._head.get("description", ""),
            "author": self._taken(_AUTHORS),
            "source": self._taken(_SOURCES),
            "address": self._head.get("canonical") or self._head.get("og:url") or self._head.get("saved_from", ""),
        }
        if title_node is not None:
            title_node.drop_tree()
        body = self._body(found["title"])
        found["author"] = found["author"] or _signature(body)
        found["body"] = _inside(body)
        # A description for machines often repeats the first paragraph, cut short.
        if found["lead"] and fold(found["lead"].rstrip(" .…"))[:80] in fold(body.text_content()):
            found["lead"] = ""
        return {name: text for name, text in found.items() if text}

    def _title_node(self) -> lxml.html.HtmlElement | None:
        heading = next((node for node in self._root.iter("h1") if node.text_content().strip()), None)
        return heading if heading is not None else self._named(_TITLES)

    def _date(self, title: str) -> str:
        told = self._head.get("article:published_time") or next(
            (node.get("datetime", "") for node in self._root.iter("time") if node.get("datetime")), ""
        )
        for text in (title, self._taken(_DATES, keep=lambda text: _DATE.search(text) is None)):
            if not told and (found := _DATE.search(text)):
                told = found[0]
        found = None if told else _DATE.search(self._root.text_content())
        return told or (found[0] if found else "")

    def _named(self, names: tuple[str, ...]) -> lxml.html.HtmlElement | None:
        """The first element whose class or id holds one of the names, the surest name first."""
        for name in names:
            for node in self._root.iter(etree.Element):
                marks = f"{node.get('class', '')} {node.get('id', '')}".lower()
                if name in marks and node.text_content().strip():
                    return node
        return None

    def _taken(self, names: tuple[str, ...], keep: Callable[[str], bool] = lambda text: False) -> str:
        node = self._named(names)
        if node is None or len(node.text_content()) > 1000:
            return ""
        text = _line(node.text_content())
        if keep(text):
            return ""
        if node.getparent() is not None:
            node.drop_tree()
        return text

    def _body(self, title: str) -> lxml.html.HtmlElement:
        node = self._named(_BODIES)
        body = node if node is not None else self._root
        body = _densest(body)
        _cut_behind_the_end(body)
        for child in list(body):
            if _line(_DATE.sub(" ", child.text_content())) == title:
                child.drop_tree()
        return body


def _densest(node: lxml.html.HtmlElement) -> lxml.html.HtmlElement:
    """Down as long as one child holds nearly all the text: past the columns that only place it."""
    while True:
        whole = len(node.text_content())
        inner = [child for child in node if len(child.text_content()) > whole * _SHARE]
        if not inner or inner[0].tag in {"p", "a", "b", "strong", "span", "font", "h1", "h2", "ul", "ol"}:
            return node
        node = inner[0]


def _cut_behind_the_end(body: lxml.html.HtmlElement) -> None:
    for node in body.iter(etree.Element):
        said = fold(node.text_content()[: _END_LENGTH * 2]).strip(" :") if len(node) < 3 else ""
        if node is not body and len(said) <= _END_LENGTH and said.startswith(_ENDS):
            _drop_from(node, body)
            return


def _drop_from(node: lxml.html.HtmlElement, body: lxml.html.HtmlElement) -> None:
    while node is not body:
        parent = node.getparent()
        if parent is None:
            return
        for later in list(node.itersiblings()):
            parent.remove(later)
        if parent is body:
            parent.remove(node)
        node = parent


def _signature(body: lxml.html.HtmlElement) -> str:
    """A last short line of two to five capitalised words is who wrote it."""
    lines = [node for node in body.iter("p", "div") if node.text_content().strip() and not len(node.findall(".//p"))]
    if not lines:
        return ""
    text = _line(lines[-1].text_content())
    words = text.split()
    if not (2 <= len(words) <= 5 and len(text) <= _LONGEST_AUTHOR and all(word[0].isupper() for word in words)):
        return ""
    if any(char in text for char in ".:?!;0123456789"):
        return ""
    lines[-1].drop_tree()
    return text


def _inside(node: lxml.html.HtmlElement) -> str:
    return str(etree.tostring(node, encoding="unicode", method="html", with_tail=False))


def _line(text: str) -> str:
    return " ".join(text.split())
