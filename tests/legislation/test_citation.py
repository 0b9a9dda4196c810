"""How a legal basis is written, found and pointed at."""

import pytest
from django.utils import translation

from danvan.legislation.kinds import Kind
from danvan.legislation.models import Article, Document
from tests.legislation import factories


@pytest.fixture
def law(db) -> Document:
    return factories.document("luat-02-2011-qh13", kind=Kind.LAW, number="02/2011/QH13", title="Luật Khiếu nại")


def test_a_law_is_cited_by_its_name(law):
    clause = factories.clause(factories.article(law, "27"), "1")
    with translation.override("vi"):
        assert clause.cite() == "Luật Khiếu nại số 02/2011/QH13, Điều 27, khoản 1"
    with translation.override("en"):
        assert clause.cite() == "Luật Khiếu nại No. 02/2011/QH13, Article 27, clause 1"


@pytest.mark.parametrize(
    ("article", "clause", "citation", "anchor"),
    [
        ("", "", "Nghị định số 31/2019/NĐ-CP", ""),
        ("3", "", "Nghị định số 31/2019/NĐ-CP, Điều 3", "dieu-3"),
        ("3", "2", "Nghị định số 31/2019/NĐ-CP, Điều 3, khoản 2", "dieu-3-khoan-2"),
    ],
)
@pytest.mark.django_db
def test_a_decree_is_cited_by_kind_and_number(article, clause, citation, anchor):
    decree = factories.document("nd-31-2019", number="31/2019/NĐ-CP", title="Quy định chi tiết")
    place = factories.clause(factories.article(decree, article), clause)
    with translation.override("vi"):
        assert place.cite() == citation
    assert place.get_absolute_url() == "/van-ban/nd-31-2019/" + (f"#{anchor}" if anchor else "")


@pytest.mark.django_db
def test_a_document_without_a_number_is_named_by_kind_and_year():
    plan = factories.document("x", kind=Kind.PLAN, number="", year=2026)
    with translation.override("vi"):
        assert plan.name == "Kế hoạch 2026"


@pytest.mark.parametrize(
    "words",
    ["Luật Khiếu nại", "luat khieu nai", "KHIEU  NẠI", "02/2011", "khiếu nại qh13", "Khie\u0302\u0301u na\u0323i"],
)
def test_a_document_is_found_with_or_without_tones_and_by_its_number(law, words):
    assert list(Document.objects.matching(words)) == [law]


def test_every_word_must_be_found(law):
    assert not Document.objects.matching("luật tố cáo").exists()


@pytest.mark.parametrize("words", ["nd 31", "nghị định 31/2019"])
@pytest.mark.django_db
def test_a_kind_is_found_by_its_abbreviation(words):
    decree = factories.document("nd-31-2019", number="31/2019/NĐ-CP")
    assert list(Document.objects.matching(words)) == [decree]


def test_articles_stand_in_the_order_of_their_numbers(law):
    for number in ("10", "9", "27a", "27", ""):
        factories.article(law, number)
    assert [article.number for article in Article.objects.filter(document=law)] == ["", "9", "10", "27", "27a"]


def test_text_is_stored_normalised(law):
    law.title = "  Luật\u200b Khie\u0302\u0301u   nại "
    law.save()
    law.refresh_from_db()
    assert law.title == "Luật Khiếu nại"
