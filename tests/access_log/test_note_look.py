"""Who looked: noted before anything is shown, kept as it is, removed only by its rule."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.db import DatabaseError, transaction

from danvan.access_log.actions.remove_old_looks import remove_old_looks
from danvan.access_log.errors import TooYoungToRemove
from danvan.access_log.looking import note_look
from danvan.access_log.models import AccessRecord, AccessRemoval
from danvan.access_log.queries import looks_at
from danvan.errors import NotAllowed
from danvan.events.actors import JobActor
from danvan.events.audit.verify import verify
from danvan.events.models import RecordedEvent

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)
YEAR = timedelta(days=365)
JOB = JobActor("tests")


@pytest.fixture
def officer():
    return get_user_model().objects.create_user("officer", full_name="Lê Minh Châu")


@pytest.fixture
def case():
    return get_user_model().objects.create_user("case", full_name="Nguyễn Thị Ễ")


def look(officer, case, at: datetime = NOW, **more) -> AccessRecord:
    return note_look(officer, about=case, what="contact", at=at, **more)


def test_a_look_says_who_what_when_and_why(officer, case):
    row = look(officer, case, reason="  gọi lại\nông bà ")
    assert (row.actor_kind, row.actor_id, row.what, row.at) == ("user", str(officer.pk), "contact", NOW)
    assert row.reason == "gọi lại ông bà"


def test_a_long_reason_is_cut_and_the_look_still_noted(officer, case):
    assert len(look(officer, case, reason="ệ" * 5000).reason) == 200


def test_looks_at_one_case_are_listed_newest_first(officer, case):
    first, second = look(officer, case), look(officer, case, NOW + timedelta(minutes=1))
    look(case, officer)
    assert list(looks_at(case)) == [second, first]


@pytest.mark.parametrize("change", [lambda: AccessRecord.objects.update(reason="x"), AccessRecord.objects.all().delete])
def test_nobody_tidies_up_behind_themselves(officer, case, change):
    look(officer, case)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        change()


def test_old_looks_leave_by_their_rule_and_that_is_recorded(officer, case):
    look(officer, case, NOW - 6 * YEAR)
    young = look(officer, case, NOW - YEAR)
    assert remove_old_looks(NOW - 5.5 * YEAR, by=JOB, at=NOW) == 1
    assert list(AccessRecord.objects.all()) == [young]
    assert AccessRemoval.objects.get().rows == 1
    assert RecordedEvent.objects.get().kind == "access_log.looks_removed"
    assert verify().first_problem is None


def test_nothing_to_remove_leaves_no_trace(officer, case):
    assert remove_old_looks(NOW - 6 * YEAR, by=JOB, at=NOW) == 0
    assert not AccessRemoval.objects.exists()


def test_young_looks_stay_whoever_asks(officer, case):
    look(officer, case, NOW - YEAR)
    with pytest.raises(TooYoungToRemove):
        remove_old_looks(NOW - YEAR / 2, by=JOB, at=NOW)


def test_an_officer_removes_no_looks(officer):
    with pytest.raises(NotAllowed):
        remove_old_looks(NOW - 6 * YEAR, by=officer, at=NOW)
