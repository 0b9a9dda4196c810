"""Is it law on that day? The list and the single text give one answer."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from danvan.legislation.models import Article, Clause, Document
from danvan.legislation.models.validity import Validity
from tests.legislation import factories

DAY = date(2026, 7, 1)
BEFORE, AFTER = DAY - timedelta(1), DAY + timedelta(1)
SPANS = [
    (None, None, None),
    (DAY, None, None),
    (BEFORE, None, None),
    (AFTER, None, None),
    (None, BEFORE, None),
    (None, DAY, None),
    (BEFORE, DAY, None),
    (BEFORE, BEFORE, None),
    (None, None, BEFORE),
    (None, None, AFTER),
    (DAY, None, AFTER),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("first", "last", "issued"), SPANS)
def test_list_and_text_agree_on_what_is_in_force(first, last, issued):
    document = factories.document(in_force_from=first, in_force_to=last, issued_on=issued)
    clause = factories.clause(factories.article(document))
    answer = document.in_force(DAY)
    assert Document.objects.in_force(DAY).filter(pk=document.pk).exists() is answer
    assert Article.objects.in_force(DAY).exists() is clause.article.in_force(DAY) is answer
    assert Clause.objects.in_force(DAY).exists() is clause.in_force(DAY) is answer


@pytest.mark.django_db
def test_the_first_and_the_last_day_both_count():
    document = factories.document(in_force_from=BEFORE, in_force_to=AFTER)
    assert document.validity(BEFORE) is document.validity(AFTER) is Validity.IN_FORCE
    assert document.validity(BEFORE - timedelta(1)) is Validity.NOT_YET
    assert document.validity(AFTER + timedelta(1)) is Validity.ENDED


@pytest.mark.django_db
def test_a_document_without_days_is_unknown_and_not_called_ended():
    document = factories.document()
    assert document.validity(DAY) is Validity.UNKNOWN
    assert document.in_force(DAY)


@pytest.mark.django_db
@pytest.mark.parametrize(("first", "last"), [(AFTER, None), (None, BEFORE), (DAY, DAY), (BEFORE, None)])
def test_an_article_may_begin_later_or_end_earlier_than_its_document(first, last):
    document = factories.document(in_force_from=date(2014, 7, 1))
    article = factories.article(document, "15", in_force_from=first, in_force_to=last)
    clause = factories.clause(article)
    assert Clause.objects.in_force(DAY).filter(pk=clause.pk).exists() is clause.in_force(DAY)


@pytest.mark.django_db
def test_an_article_ends_with_its_document_whatever_its_own_days():
    document = factories.document(in_force_from=date(2014, 7, 1), in_force_to=BEFORE)
    article = factories.article(document, in_force_to=AFTER)
    assert article.validity(DAY) is Validity.ENDED
    assert not Article.objects.in_force(DAY).exists()


@pytest.mark.django_db
def test_the_database_refuses_an_end_before_the_beginning():
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.document(in_force_from=DAY, in_force_to=BEFORE)
    document = factories.document()
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.article(document, in_force_from=DAY, in_force_to=BEFORE)
