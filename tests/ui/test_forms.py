"""Form fields: label, hint, error and control belong together, for the eye and for a screen reader."""

import re

import pytest
from django import forms
from django.template import engines
from django.utils import translation

from danvan.ui.form_parts import Hinted


class Sample(forms.Form):
    title = forms.CharField(label="Tiêu đề", help_text="Một câu ngắn.", widget=forms.TextInput(attrs={"class": "num"}))
    kind = forms.ChoiceField(
        label="Loại", widget=forms.RadioSelect, choices=[("a", Hinted("Một", "ví dụ <b>")), ("b", "Hai")]
    )
    agree = forms.BooleanField(label="Đồng ý", help_text="Không bắt buộc.", required=False)
    paper = forms.FileField(label="Tệp", required=False)
    where = forms.CharField(label="Nơi", required=False)
    secret = forms.CharField(widget=forms.HiddenInput, required=False)


def drawn(form: forms.Form, name: str) -> str:
    return engines["django"].from_string("{% field one %}").render({"one": form[name]})


def attributes(html: str, name: str) -> dict[str, str]:
    tag = re.search(rf'<(?:input|textarea|select)[^>]*name="{name}"[^>]*>', html)
    assert tag, html
    return dict(re.findall(r'([\w-]+)="([^"]*)"', tag[0]))


def test_a_label_names_its_control_and_says_required_in_words():
    with translation.override("en"):
        html = drawn(Sample(), "title")
    assert '<label for="id_title">Tiêu đề <span class="must">(required)</span>' in html
    assert "*" not in html


def test_an_optional_field_has_no_mark():
    assert "must" not in drawn(Sample(), "where")


def test_the_class_of_the_look_joins_the_widgets_own():
    assert attributes(drawn(Sample(), "title"), "title")["class"] == "in num"


def test_a_hint_is_joined_to_the_control():
    html = drawn(Sample(), "title")
    assert '<p class="hint" id="id_title-hint">' in html
    assert attributes(html, "title")["aria-describedby"] == "id_title-hint"


def test_an_error_stands_above_the_control_and_is_read_before_the_hint():
    html = drawn(Sample({}), "title")
    control = attributes(html, "title")
    assert control["aria-invalid"] == "true"
    assert control["aria-describedby"] == "id_title-error id_title-hint"
    assert html.index('id="id_title-error"') < html.index("<input")
    assert "field bad" in html


def test_choices_are_a_group_with_a_legend_and_each_may_explain_itself():
    html = drawn(Sample(), "kind")
    assert "<fieldset" in html
    assert "<legend>Loại" in html
    assert '<label for="id_kind_0">Một<small>ví dụ &lt;b&gt;</small></label>' in html


def test_a_refused_group_names_its_error():
    assert '<fieldset class="field bad" aria-describedby="id_kind-error">' in drawn(Sample({}), "kind")


def test_a_single_box_stands_before_its_label():
    html = drawn(Sample(), "agree")
    assert html.index("<input") < html.index("<label")
    assert attributes(html, "agree")["aria-describedby"] == "id_agree-hint"


def test_a_file_is_dropped_into_its_own_place():
    assert 'class="drop"' in drawn(Sample(), "paper")


def test_a_hidden_field_is_only_itself():
    assert drawn(Sample(), "secret").strip() == '<input type="hidden" name="secret" id="id_secret">'


def test_what_was_typed_comes_back_escaped():
    assert attributes(drawn(Sample({"title": '"><script>'}), "title"), "title")["value"] == "&quot;&gt;&lt;script&gt;"


class TestSummary:
    template = "{% form_errors form %}"

    def html(self, form: forms.Form) -> str:
        return engines["django"].from_string(self.template).render({"form": form}).strip()

    def test_there_is_none_before_anything_was_sent(self):
        assert self.html(Sample()) == ""

    def test_there_is_none_when_all_is_well(self):
        assert self.html(Sample({"title": "x", "kind": "a"})) == ""

    def test_it_counts_and_leads_to_the_first_control_of_each(self):
        with translation.override("vi"):
            html = self.html(Sample({}))
        assert "Còn 2 chỗ cần sửa" in html
        assert '<a href="#id_title">Tiêu đề: ' in html
        assert '<a href="#id_kind_0">Loại: ' in html

    def test_one_is_said_as_one(self):
        with translation.override("en"):
            assert "1 thing needs correcting" in self.html(Sample({"title": "x"}))

    def test_it_can_take_the_focus_and_is_announced(self):
        assert re.search(r'role="alert" tabindex="-1"[^>]*data-focus', self.html(Sample({})))

    def test_an_error_of_the_whole_form_comes_first_without_a_link(self):
        form = Sample({"title": "x", "kind": "a"})
        form.add_error(None, "Mạng quá chậm.")
        assert "<li>Mạng quá chậm.</li>" in self.html(form)

    @pytest.mark.parametrize(("data", "words"), [(None, ""), ({}, "Lỗi: ")])
    def test_the_title_of_the_page_says_it_first(self, data: dict[str, str] | None, words: str):
        with translation.override("vi"):
            assert engines["django"].from_string("{% error_prefix form %}").render({"form": Sample(data)}) == words
