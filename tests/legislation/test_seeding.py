"""The documents an installation begins with."""

import pytest

from danvan.events.models import RecordedEvent
from danvan.legislation import seeding
from danvan.legislation.models import Clause, Document, Relation


@pytest.mark.django_db
def test_loading_twice_adds_nothing():
    came = seeding.load()
    assert came == Document.objects.count() > 90
    events = RecordedEvent.objects.count()
    assert seeding.load() == 0
    assert Document.objects.count() == came
    assert RecordedEvent.objects.count() == events


@pytest.mark.django_db
def test_a_correction_survives_the_next_loading():
    seeding.load()
    Document.objects.filter(slug="nd-31-2019").update(subject="Đã sửa")
    seeding.load()
    assert Document.objects.get(slug="nd-31-2019").subject == "Đã sửa"


@pytest.mark.django_db
def test_each_document_comes_with_an_event():
    seeding.load()
    added = RecordedEvent.objects.filter(kind="legislation.document-added", actor_id="legislation.seed")
    assert added.count() == Document.objects.count()


@pytest.mark.django_db
def test_a_checked_document_names_its_source_and_a_doubtful_one_says_why():
    seeding.load()
    for document in Document.objects.all():
        document.full_clean()
        assert document.number or document.title or document.subject
        assert document.source if document.verified else document.remark, document.slug


@pytest.mark.django_db
def test_a_replaced_document_does_not_outlive_its_successor():
    seeding.load()
    replaced = Relation.objects.filter(deed="replaces").select_related("newer", "older")
    assert replaced.count() > 10
    for relation in replaced:
        if relation.newer.in_force_from and relation.older.in_force_to:
            assert relation.older.in_force_to < relation.newer.in_force_from, relation


@pytest.mark.django_db
def test_a_place_is_made_once_and_knows_its_citation_without_a_query(django_assert_num_queries):
    first = seeding.find_clause("luat-02-2011-qh13", "27", "1")
    again = seeding.find_clause("luat-02-2011-qh13", "27", "1")
    assert first == again
    assert Clause.objects.count() == 1
    assert RecordedEvent.objects.filter(kind="legislation.clause-listed").count() == 1
    with django_assert_num_queries(0):
        assert "02/2011/QH13" in again.cite()


@pytest.mark.django_db
def test_a_place_can_be_found_before_the_library_is_loaded():
    clause = seeding.find_clause("nd-31-2019")
    assert clause.article.number == clause.number == ""
    seeding.load()
    assert Document.objects.filter(slug="nd-31-2019").count() == 1


@pytest.mark.django_db
def test_a_legal_basis_is_never_invented():
    with pytest.raises(LookupError, match="luat-khong-co"):
        seeding.find_clause("luat-khong-co")
