"""The fast select draws what Django's own draws."""

from html.parser import HTMLParser

import pytest
from django import forms

from danvan.ui.selects import PlainSelect

CHOICES = [("", "Choose"), ("a", "A & B"), ('q"<', "<b>quoted</b>"), ("Group <1>", [("c", "C"), (4, "Four")])]


class _Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        attrs = {name: "" if value == name or value is None else value for name, value in attrs}
        self.found.append((tag, sorted(attrs.items())))

    def handle_data(self, data):
        if data.strip():
            self.found.append(("text", data.strip()))


def tags(html):
    parser = _Tags()
    parser.feed(str(html))
    return parser.found


@pytest.mark.parametrize("value", ["", "a", 'q"<', "c", 4, "4", None, "unknown", "<script>"])
def test_it_draws_the_same_element(value):
    drawn = [
        tags(widget(choices=CHOICES).render("x", value, {"id": "id_x", "class": "in", "required": True}))
        for widget in (forms.Select, PlainSelect)
    ]
    assert drawn[0] == drawn[1]


def test_a_required_field_says_so():
    class Form(forms.Form):
        x = forms.ChoiceField(choices=CHOICES, widget=PlainSelect)

    assert "required" in str(Form()["x"])
    assert 'name="p-x"' in str(Form(prefix="p")["x"])
