"""When the head receives: posted by an administrator, moved when the day is off, said to be unknown when it is."""

from datetime import date

import pytest

from danvan.deadlines import seeding as law_of_terms
from danvan.deadlines.calendar import SpecialDay, WorkingCalendar
from danvan.errors import NotAllowed
from danvan.events.models import RecordedEvent
from danvan.legislation import seeding as library
from danvan.organisations.actions.set_reception import set_reception
from danvan.organisations.errors import NotAWeekday
from danvan.organisations.models import Unit
from danvan.organisations.queries import ReceptionDay, next_reception_day
from tests.organisations.cast import CAST

WEDNESDAY = date(2026, 9, 9)
KIND = "organisations.reception_days_set"


def unit(weekdays):
    return Unit(name="UBND", reception_weekdays=weekdays)


def calendar(*off):
    return WorkingCalendar.of([SpecialDay(day, False, "holiday:national_day") for day in off], announced=[2026])


@pytest.mark.parametrize(
    ("weekdays", "on", "found"),
    [
        ("3", WEDNESDAY, WEDNESDAY),
        ("4", WEDNESDAY, date(2026, 9, 10)),
        ("2", WEDNESDAY, date(2026, 9, 15)),
        ("2,5", WEDNESDAY, date(2026, 9, 11)),
        ("1", date(2026, 9, 12), date(2026, 9, 14)),
    ],
)
def test_the_next_day_is_the_first_of_its_weekdays(weekdays, on, found):
    assert next_reception_day(unit(weekdays), on, calendar=calendar()) == ReceptionDay(found)


def test_a_day_off_moves_to_the_next_working_day():
    off = calendar(date(2026, 9, 10), date(2026, 9, 11))
    found = next_reception_day(unit("4"), WEDNESDAY, calendar=off)
    assert found == ReceptionDay(date(2026, 9, 14), date(2026, 9, 10))


def test_a_day_that_moved_to_today_is_not_forgotten():
    off = calendar(date(2026, 9, 8))
    assert next_reception_day(unit("2"), WEDNESDAY, calendar=off) == ReceptionDay(WEDNESDAY, date(2026, 9, 8))


def test_in_a_year_whose_days_off_are_not_announced_the_day_is_an_expected_one():
    found = next_reception_day(unit("4"), date(2027, 3, 1), calendar=calendar())
    assert found == ReceptionDay(date(2027, 3, 4), expected=True)


def test_a_unit_that_posted_nothing_has_no_next_day():
    assert next_reception_day(unit(""), WEDNESDAY, calendar=calendar()) is None


@pytest.mark.django_db
def test_the_administrator_posts_the_days_once(small_city, administrator):
    ward = small_city.ward_committee
    for _time in range(2):
        set_reception(ward.pk, weekdays=[5, 2, 2], hours=" 8:00 ", by=administrator, on=WEDNESDAY)
    ward.refresh_from_db()
    assert (ward.reception_weekdays, ward.reception_hours) == ("2,5", "8:00")
    assert '"weekdays":[2,5]' in RecordedEvent.objects.get(kind=KIND).text.replace(" ", "")


@pytest.mark.django_db
@pytest.mark.parametrize("name", [name for name in CAST if name != "administrator"])
def test_nobody_else_posts_them(small_city, play, name):
    with pytest.raises(NotAllowed):
        set_reception(small_city.ward_committee.pk, weekdays=[2], by=play(name), on=WEDNESDAY)
    assert not Unit.objects.exclude(reception_weekdays="").exists()


@pytest.mark.django_db
@pytest.mark.parametrize("weekdays", [[0], [6], [7], [2, 99], [-1]])
def test_a_reception_day_is_a_working_weekday(small_city, administrator, weekdays):
    with pytest.raises(NotAWeekday):
        set_reception(small_city.ward_committee.pk, weekdays=weekdays, by=administrator, on=WEDNESDAY)


@pytest.mark.django_db
def test_without_days_the_hours_go_too(small_city, administrator):
    ward = small_city.ward_committee
    set_reception(ward.pk, weekdays=[2], hours="8:00", by=administrator, on=WEDNESDAY)
    assert set_reception(ward.pk, weekdays=[], hours="8:00", by=administrator, on=WEDNESDAY).reception_hours == ""


@pytest.fixture
def law(db):
    library.load()
    law_of_terms.load()


def test_the_page_of_a_unit_says_the_days_or_that_they_are_not_posted(client, law, small_city, administrator):
    ward = small_city.ward_committee
    page = client.get(ward.get_absolute_url())
    assert page.context["reception"].next is None
    assert "/quy-tac/reception.head.commune/" in page.content.decode()
    client.force_login(administrator)
    desk = client.get(ward.desk_url)
    assert desk.context["reception"] is not None
    posted = client.post(f"{ward.desk_url}lich-tiep/", {"weekdays": ["2"], "hours": "8:00–11:30"})
    assert posted.status_code == 302
    shown = client.get(ward.get_absolute_url())
    assert shown.context["reception"].next.day.isoweekday() <= 5
    assert "8:00–11:30" in shown.content.decode()


def test_a_weekday_that_is_none_is_told_beside_the_field(client, small_city, administrator):
    client.force_login(administrator)
    address = f"{small_city.ward_committee.desk_url}lich-tiep/"
    assert client.post(address, {"weekdays": ["6"]}).status_code == 422
    assert client.post(address, {"hours": "x" * 500}).status_code == 422
    assert not Unit.objects.exclude(reception_hours="").exists()


def test_who_does_not_administer_the_unit_meets_no_form(client, small_city, receiver):
    client.force_login(receiver)
    assert client.get(small_city.ward_committee.desk_url).context["reception"] is None
    assert client.post(f"{small_city.ward_committee.desk_url}lich-tiep/", {"weekdays": ["2"]}).status_code == 403
