"""Hostile HTML: nothing that runs survives cleaning, nor what the page then shows."""

import re

import lxml.html
import pytest
from wagtail.rich_text import RichText

from danvan.news.importing.markup import readable_page, stored_cleaner, taken_out
from danvan.news.importing.parts import Shown, Text, parts_of, words_of
from danvan.news.importing.row import Refused
from danvan.news.models.body import FEATURES

VECTORS = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    "<img src='x' onerror='alert(1)' alt='\"><script>alert(1)</script>'>",
    '<img src="javascript:alert(1)" alt="a">',
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "<math><mi xlink:href='javascript:alert(1)'>x</mi></math>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='JaVaScRiPt:alert(1)'>x</a>",
    "<a href='java\tscript:alert(1)'>x</a>",
    "<a href='&#106;&#97;vascript&colon;alert(1)'>x</a>",
    "<a href='\x01javascript:alert(1)'>x</a>",
    "<a href='vbscript:msgbox(1)'>x</a>",
    "<a href='data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg=='>x</a>",
    "<a href='https://a.example' onclick='alert(1)' style='position:fixed' target='_blank'>x</a>",
    "<iframe src='https://evil.example'></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data='evil.swf'></object><embed src='evil.swf'>",
    "<form action='https://evil.example'><input name=q autofocus onfocus=alert(1)><button>x</button></form>",
    "<style>@import 'https://evil.example/x.css';</style><p style='background:url(javascript:alert(1))'>x</p>",
    "<link rel=stylesheet href='https://evil.example/x.css'><meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<base href='https://evil.example/'>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<textarea><script>alert(1)</script></textarea>",
    "<xmp><script>alert(1)</script></xmp><plaintext><script>alert(1)</script>",
    "<p><a linktype='page' id='1' onclick=x>x</a><embed embedtype='image' id='1' format='left'/></p>",
    "<details open ontoggle=alert(1)>x</details><video><source onerror=alert(1)></video>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<!--[if IE]><script>alert(1)</script><![endif]--><?xml version='1.0'?><![CDATA[<script>alert(1)</script>]]>",
    "<table background='javascript:alert(1)'><tr><td onmouseover=alert(1)>x</td></tr></table>",
    "&lt;script&gt;alert(1)&lt;/script&gt;<p>&lt;img src=x onerror=alert(1)&gt;</p>",
]
ALLOWED = {"h2", "h3", "b", "ol", "ul", "li", "a", "hr", "p", "br", "div"}
CLEANER = stored_cleaner(FEATURES)


def _html(parts: list[Text | Shown]) -> str:
    return "".join(part.html for part in parts if isinstance(part, Text))


def _look(html: str) -> None:
    """Only the editor's elements, links the only attribute, and none that runs code."""
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    for element in root.iter():
        assert element.tag in ALLOWED
        assert set(element.attrib) <= {"href"}
        assert re.match(r"(https?:|mailto:|tel:|/|#|[\w.\-]+(?:[/?#]|$))", element.get("href", "/"))


@pytest.mark.parametrize("vector", VECTORS)
def test_nothing_hostile_survives_cleaning_and_rendering(vector: str) -> None:
    parts = parts_of(f"<p>trước</p>{vector}<p>sau</p>", CLEANER)
    _look(_html(parts))
    _look(str(RichText(_html(parts))))
    assert "trước" in words_of(parts)
    assert all("script" not in part.src.lower() for part in parts if isinstance(part, Shown))
    _look(_html(parts_of(readable_page(vector), CLEANER)))


def test_cleaning_twice_changes_nothing() -> None:
    once = _html(parts_of("".join(VECTORS[:24]), CLEANER))
    assert _html(parts_of(once, CLEANER)) == once


def test_what_was_taken_out_is_counted() -> None:
    html = "<script>x</script><p onclick=a style=b><a href='java\nscript:x'>l</a></p><iframe></iframe><object></object>"
    assert taken_out(html) == {"scripts": 1, "handlers": 1, "styles": 1, "links": 1, "frames": 1, "other": 1}


def test_headings_lists_links_and_tables_stay_readable() -> None:
    html = (
        "<h1>A</h1><h4>B</h4><ul><li>1<ol><li>1a</ol></ul><i>nghiêng</i> <strong>đậm</strong>"
        "<table><tr><th>Tên</th><th>Số</th></tr><tr><td>X</td><td>7</td></tr></table><a href='page?id=5'>l</a>"
        "<table><tr><td><p>một</p><p>hai</p></td></tr></table>"
    )
    assert _html(parts_of(html, CLEANER, address="http://cu.example/portal/page?id=1")) == (
        "<h2>A</h2><h3>B</h3><ul><li>1<ol><li>1a</li></ol></li></ul><p>nghiêng <b>đậm</b></p><p>Tên: X; Số: 7</p>"
        '<p><a href="/portal/page?id=5">l</a></p><p>một</p><p>hai</p>'
    )


def test_plain_text_becomes_paragraphs() -> None:
    assert _html(parts_of("a < b và\nc\n\n5 > 3 & d", CLEANER)) == "<p>a &lt; b và<br>c</p><p>5 &gt; 3 &amp; d</p>"


def test_html_nested_beyond_sense_is_refused() -> None:
    with pytest.raises(Refused, match="too-deep"):
        parts_of("<div>" * 5000 + "x", CLEANER)
