"""A list over documents of the law, which every database of the suite has."""

from django import forms
from django.http import QueryDict
from django.test import RequestFactory
from django.utils.html import format_html

from danvan.legislation.models import Document
from danvan.ui.lists import Column, Filter, ListPage, ListSpec

SPEC = ListSpec(
    name="thu",
    columns=(
        Column("number", "Số", lambda d: format_html('<a href="/{}">{}</a>', d.slug, d.number), sort="number"),
        Column("issuer", "Cơ quan", lambda d: d.issuer, sort="issuer"),
        Column("year", "Năm", lambda d: str(d.year), sort="year", numeric=True, export=lambda d: d.year),
        Column("subject", "Nội dung", lambda d: d.subject, wide=True),
    ),
    filters=(
        Filter("q", "Tìm", forms.CharField(), lambda rows, text: rows.matching(text)),
        Filter("nam", "Năm", forms.IntegerField(), lambda rows, year: rows.filter(year=year)),
        Filter("tu", "Từ", forms.DateField(), lambda rows, day: rows.filter(issued_on__gte=day)),
        Filter(
            "loai",
            "Loại",
            forms.ChoiceField(choices=[("", "Tất cả"), ("law", "Luật")]),
            lambda rows, kind: rows.filter(kind=kind),
        ),
    ),
    page_size=5,
    order_words="mới nhất trước",
)


def request(query: str = ""):
    made = RequestFactory().get("/ds/")
    made.GET = QueryDict(query)
    return made


def page(query: str = "", spec: ListSpec = SPEC, **options) -> ListPage:
    return spec.page(Document.objects.all(), request(query), **options)


def numbers(shown: ListPage) -> list[str]:
    """The first cells as bare text."""
    return [row.first.text.split(">")[1].split("<")[0] for row in shown.rows]
