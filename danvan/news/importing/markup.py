"""What the rich text of an article allows, as a sanitiser; and what was taken out, counted."""

import re
from collections import Counter
from collections.abc import Iterable

import lxml.html
import nh3
from lxml import etree

from danvan.news.importing.limits import DEEPEST
from danvan.news.importing.row import Refused

SCHEMES = {"http", "https", "mailto", "tel"}
_ALWAYS = {"p", "br"}
#: Feature of the editor -> elements it stores.
_OF_FEATURE = {"h2": {"h2"}, "h3": {"h3"}, "bold": {"b"}, "ol": {"ol", "li"}, "ul": {"ul", "li"}, "hr": {"hr"}}
_OF_FEATURE |= {"link": {"a"}, "h4": {"h4"}, "italic": {"i"}}

_READ_INLINE = {"a", "b", "strong", "em", "i", "u", "span", "font", "sub", "sup", "small", "br", "img", "cite", "code"}
_READ_BLOCKS = {"p", "div", "section", "article", "main", "header", "blockquote", "center", "pre", "address", "figure"}
_READ_BLOCKS |= {"h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "hr", "figcaption"}
_READ_TABLES = {"table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th"}
READ = _READ_INLINE | _READ_BLOCKS | _READ_TABLES
#: Gone with all that stands in them.
GONE = {"script", "style", "iframe", "object", "embed", "applet", "noscript", "template", "svg", "math", "form"}
GONE |= {"button", "select", "textarea", "title", "noembed", "noframes", "xmp", "plaintext", "video", "audio"}
_LOOKED_AT = {"href", "src", "action", "formaction", "background", "poster", "data", "xlink:href", "srcdoc"}
_BAD_SCHEME = re.compile(r"(?:javascript|vbscript|data|file|blob|about)\s*:", re.IGNORECASE)
_BLANK = re.compile(r"[\x00-\x20]+")
_TAGS = re.compile(r"<(/?)([a-z][a-z0-9]*)")
_COUNTED = {"script": "scripts", "style": "styles", "iframe": "frames"}
_COUNTED |= dict.fromkeys(("object", "embed", "applet", "svg", "math", "form", "template"), "other")
_EMPTY = {"br", "hr", "img"}

_READER = nh3.Cleaner(
    tags=READ,
    clean_content_tags=GONE,
    attributes={"a": {"href"}, "img": {"src", "alt"}},
    url_schemes=SCHEMES,
    link_rel=None,
)
#: The same, with what tells the parts of an old page apart.
_PAGE_READER = nh3.Cleaner(
    tags=READ | {"time", "nav", "footer", "aside"},
    clean_content_tags=GONE - {"form"},
    attributes={"*": {"class", "id"}, "a": {"href"}, "img": {"src", "alt"}, "time": {"datetime"}},
    url_schemes=SCHEMES,
    link_rel=None,
)


def stored_cleaner(features: Iterable[str]) -> nh3.Cleaner:
    """The last word on what is stored: exactly the elements of the editor's features, links the only attribute."""
    tags = _ALWAYS.union(*(_OF_FEATURE[feature] for feature in features))
    attributes = {"a": {"href"}} if "a" in tags else {}
    return nh3.Cleaner(tags=tags, clean_content_tags=GONE, attributes=attributes, url_schemes=SCHEMES, link_rel=None)


def readable(html: str) -> str:
    """Well-formed markup of known elements only. Raises Refused when it is nested beyond sense."""
    return _shallow(_READER.clean(html))


def readable_page(html: str) -> str:
    """As `readable`, for a whole page: classes and ids are kept to find its parts by."""
    return _shallow(_PAGE_READER.clean(html))


def _shallow(html: str) -> str:
    depth = deepest = 0
    for closing, tag in _TAGS.findall(html):
        if tag not in _EMPTY:
            depth += -1 if closing else 1
            deepest = max(deepest, depth)
    if deepest > DEEPEST:
        raise Refused("too-deep", depth=deepest, most=DEEPEST)
    return html


def taken_out(html: str) -> Counter[str]:
    """How many scripts, frames, handlers, links that run code, and styles the sanitiser takes out of `html`."""
    found: Counter[str] = Counter()
    if "<" not in html:
        return found
    try:
        root = lxml.html.fromstring(f"<div>{html}</div>")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return found
    for element in root.iter(etree.Element):
        if isinstance(element.tag, str):
            _count(element, found)
    return found


def _count(element: lxml.html.HtmlElement, found: Counter[str]) -> None:
    if kind := _COUNTED.get(str(element.tag)):
        found[kind] += 1
    for name, value in element.attrib.items():
        name = str(name).lower()
        if name.startswith("on"):
            found["handlers"] += 1
        elif name == "style":
            found["styles"] += 1
        elif name in _LOOKED_AT and _BAD_SCHEME.match(_BLANK.sub("", str(value))):
            found["links"] += 1
