"""Every component renders, says what it takes, escapes what it is given, and keeps to files for style and script."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.http import HttpRequest
from django.template import engines
from django.template.loader import render_to_string
from django.test import Client, override_settings
from django.utils import translation
from django_cotton.cotton_loader import Loader

from danvan.ui.charts import Bar, BarChart, sparkline
from danvan.ui.panels import panel
from danvan.ui.templatetags import ui as tags
from danvan.ui.tiles import Tile
from danvan.ui.timeline import Step

TEMPLATES = Path(tags.__file__).parents[1] / "templates"
ALL = sorted(TEMPLATES.rglob("*.html"))
COMPONENTS = sorted(path.stem for path in (TEMPLATES / "cotton" / "ui").glob("*.html"))
HOSTILE = '"><script>alert(1)</script>'


def render(source: str, **values: object) -> str:
    compiled = Loader(engines["django"].engine).cotton_compiler.process(source)
    return engines["django"].from_string(compiled).render(values)


@pytest.mark.parametrize("path", ALL, ids=lambda path: str(path.relative_to(TEMPLATES)))
class TestEveryTemplate:
    def test_opens_with_its_contract(self, path: Path):
        head = path.read_text()[:400]
        assert "{% comment %}" in head, "say first which variables it takes, or which blocks it offers"

    def test_keeps_style_and_script_in_files(self, path: Path):
        text = re.sub(r"\{% comment %\}.*?\{% endcomment %\}", "", path.read_text(), flags=re.S)
        assert not re.search(r"\sstyle=|<style|\son\w+=|javascript:", text)
        assert not re.search(r"<script(?![^>]*\ssrc=)", text)

    def test_is_short(self, path: Path):
        assert len(path.read_text().splitlines()) <= 150


@pytest.mark.parametrize("name", COMPONENTS)
def test_the_page_of_parts_shows_every_component(name: str):
    page = (TEMPLATES / "ui" / "parts_page" / "all.html").read_text()
    assert f"<c-ui.{name.replace('_', '-')}" in page


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("face", ["", "?mat=ban"])
def test_the_page_of_parts_renders_on_both_faces_in_both_languages(client: Client, language: str, face: str):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    page = client.get(f"/bo-phan/{face}")
    text = page.content.decode()
    assert page.status_code == 200
    assert "<c-" not in text
    assert text.count("<h1") == 1
    ids = re.findall(r'\sid="([^"]+)"', text)
    assert sorted({name for name in ids if ids.count(name) > 1}) == []


@pytest.mark.django_db
@override_settings(DEMONSTRATION=False)
def test_a_real_city_has_no_page_of_parts(client: Client):
    assert client.get("/bo-phan/").status_code == 404


def test_what_a_component_is_given_is_escaped_once():
    for source in (
        '<c-ui.note title="{{ x }}">{{ x }}</c-ui.note>',
        '<c-ui.note :title="x">{{ x }}</c-ui.note>',
        '<c-ui.tag kind="late">{{ x }}</c-ui.tag>',
        '<c-ui.empty title="{{ x }}">{{ x }}</c-ui.empty>',
        '<c-ui.sheet title="{{ x }}">{{ x }}</c-ui.sheet>',
        '<c-ui.figure-tile title="{{ x }}" value="{{ x }}">{{ x }}</c-ui.figure-tile>',
        '<c-ui.confirm title="{{ x }}" verb="{{ x }}">{{ x }}</c-ui.confirm>',
        "{% crumbs x x x %}",
    ):
        html = render(source, x=HOSTILE)
        assert "<script" not in html, source
        assert "&lt;script&gt;" in html, source
        assert "&amp;lt;" not in html, source


def test_a_component_does_not_borrow_the_words_of_the_page():
    assert render('<c-ui.sheet label="A">x</c-ui.sheet>', title="of the page") == (
        '<section class="sheet flow-s" aria-label="A">x</section>\n'
    )


def test_crumbs_end_with_this_page():
    html = render('{% crumbs "Trang chủ" "/" "Tra cứu" "/tra-cuu/" "H26.1" %}')
    assert re.findall(r"<li>(.*?)</li>", html) == [
        '<a href="/">Trang chủ</a>',
        '<a href="/tra-cuu/">Tra cứu</a>',
        '<span aria-current="page">H26.1</span>',
    ]


def test_a_step_without_a_time_has_no_time_and_a_current_one_says_so():
    html = render(
        "{% timeline steps %}", steps=[Step("Trả lời", None, "sau", "next"), Step("Xác minh", None, "", "now")]
    )
    assert "<time" not in html
    assert '<li class="now" aria-current="step">' in html


def test_a_confirmation_posts_and_repeats_its_verb():
    html = render(
        '<c-ui.confirm id="k" title="Rút đơn này?" action="/rut/" verb="Rút đơn" kind="danger">x</c-ui.confirm>'
    )
    assert '<form method="post" action="/rut/">' in html
    assert '<button class="btn danger">Rút đơn</button>' in html
    assert 'aria-labelledby="k-title"' in html


def test_a_course_of_one_figure_is_not_drawn():
    assert sparkline([1], "x") == ""
    assert 'aria-label="tăng"' in sparkline([1, 2, 3], "tăng")
    assert "nan" not in sparkline([2, 2, 2], "x")


def test_a_chart_has_the_same_figures_in_a_table():
    with translation.override("vi"):
        chart = BarChart("Buổi tiếp", "Tháng", "đã tiếp", (Bar("T3", 1402, 1504), Bar("T4", 0)), "phải tiếp")
        html = render("{% bar_chart chart %}", chart=chart)
    assert html.count("1.402") == 2
    assert '<td class="n">–</td>' in html


@pytest.mark.parametrize("values", [(), (Bar("a", 0),), (Bar("a", 3), Bar("b", 7)), (Bar("a", 98765),)])
def test_a_chart_of_anything_can_be_drawn(values: tuple[Bar, ...]):
    assert "<svg" in render("{% bar_chart chart %}", chart=BarChart("x", "y", "z", values))


def test_tiles_are_read_row_by_row_and_each_has_its_row_in_the_table():
    tiles = [Tile("Nam", "N", "1", 0, 0, 1, "/n/"), Tile("Bắc", "B", "9", 4, 0, 0, "/b/", flagged=True)]
    html = render("{% tile_map tiles label='Bản đồ' %}", tiles=tiles)
    assert re.findall(r'<a href="(/\w/)" aria-label', html) == ["/b/", "/n/"]
    assert html.count('class="flag"') == 1
    assert html.count("<tr>") == 3


def test_a_panel_of_a_higher_floor_fills_its_place(monkeypatch: pytest.MonkeyPatch):
    from danvan.ui import panels

    monkeypatch.setattr(panels, "_PANELS", panels.defaultdict(list))
    panel("test.place", order=2)(lambda subject, request: f"<p>{subject}</p>")
    panel("test.place", order=1)(lambda subject, request: "")
    assert render('{% slot "test.place" 7 %}', request=HttpRequest()) == "<p>7</p>"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_plain_frame_needs_neither_request_nor_database(language: str):
    with translation.override(language):
        html = render_to_string("ui/plain.html", {"LANGUAGE_CODE": language})
    assert f'<html lang="{language}">' in html
    assert "<nav" not in html
