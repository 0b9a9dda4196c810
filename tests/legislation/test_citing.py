"""What an officer types and the place it means; a place that is not listed is named, never invented."""

import pytest

from danvan.legislation import seeding
from danvan.legislation.citing import Unfound, read_citation
from danvan.legislation.models import Clause, Document

pytestmark = pytest.mark.django_db


@pytest.fixture
def clause(db):
    seeding.load()
    return seeding.find_clause("luat-02-2011-qh13", "27", "1")


TYPED = [
    "02/2011/QH13, Điều 27, khoản 1",
    "02/2011/qh13, điều 27 khoản 1",
    "02/2011/QH13, 27, 1",
    "Luật Khiếu nại số 02/2011/QH13, Article 27, clause 1",
    "luật khiếu nại, Điều 27, khoản 1",
    "luat-02-2011-qh13, dieu 27, khoan 1",
]


@pytest.mark.parametrize("typed", TYPED)
def test_one_place_is_written_in_many_ways(typed, clause):
    assert read_citation(typed) == clause


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_citation_as_the_house_prints_it_is_read_back(language, clause):
    from django.utils import translation

    whole = seeding.find_clause("luat-06-2022-qh15")  # a name with a comma of its own
    with translation.override(language):
        assert read_citation(clause.cite()) == clause
        assert read_citation(whole.cite()) == whole


def test_a_document_not_cited_before_is_meant_as_a_whole(clause):
    Clause.objects.filter(article__document__slug="luat-06-2022-qh15").delete()
    document = Document.objects.get(slug="luat-06-2022-qh15")
    assert read_citation("06/2022/QH15") == document


UNFOUND = {
    "99/2099/QH99": "document",
    "": "document",
    "luật": "document",
    "02/2011/QH13, Điều 9999": "article",
    "02/2011/QH13, Điều 27, khoản 99": "clause",
    "02/2011/QH13, x, y": "form",
    "02/2011/QH13 và các luật khác": "form",
}


@pytest.mark.parametrize("typed", UNFOUND)
def test_what_is_not_there_is_told_apart(typed, clause):
    found = read_citation(typed)
    assert isinstance(found, Unfound)
    assert found.part == UNFOUND[typed]
    assert not Clause.objects.filter(article__number="9999").exists()


def test_the_listed_places_are_offered(clause):
    assert "27" in read_citation("02/2011/QH13, Điều 9999").known
    assert read_citation("02/2011/QH13, Điều 27, khoản 99").known == "1"
