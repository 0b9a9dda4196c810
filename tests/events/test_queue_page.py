"""The queue is seen and pushed by administrators, and by nobody else."""

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext

from danvan.events.models import Delivery
from danvan.permissions import administrators
from tests.events.factories import NOON, paint

pytestmark = pytest.mark.django_db
QUEUE = "/ban-lam-viec/he-thong/hang-doi/"
RETRY = QUEUE + "thu-lai/"


def person(code: str, *, staff: bool):
    user = get_user_model().objects.create_user(code, full_name="Nguyễn Thị Ễ")
    user.is_staff = staff
    user.save()
    return user


@pytest.fixture
def stuck():
    row, other = paint("a", "b")
    Delivery.objects.create(event=other, subscriber="tests.waiting", due_at=NOON)
    return Delivery.objects.create(
        event=row, subscriber="tests.stuck", due_at=NOON, state="stuck", attempts=12, last_error="OSError"
    )


def test_an_administrator_sees_what_is_stuck_and_pushes_it(client, stuck):
    client.force_login(person("admin", staff=True))
    text = client.get(QUEUE).content.decode().replace("<wbr>", "")
    assert text.index("tests.stuck") < text.index("tests.waiting")
    assert client.post(RETRY, {"delivery": stuck.pk}).status_code == 302
    stuck.refresh_from_db()
    assert (stuck.state, stuck.attempts) == ("waiting", 0)


def test_a_stranger_is_asked_to_sign_in(client, stuck):
    assert client.get(QUEUE).status_code == 302
    assert "/tai-khoan/" in client.post(RETRY, {"delivery": stuck.pk})["Location"]


def test_an_officer_may_not(client, stuck):
    client.force_login(person("clerk", staff=False))
    client.raise_request_exception = False
    assert client.get(QUEUE).status_code in (403, 500)
    client.post(RETRY, {"delivery": stuck.pk})
    stuck.refresh_from_db()
    assert stuck.state == "stuck"


def test_whoever_a_registered_test_names_may(client, stuck, monkeypatch):
    monkeypatch.setattr(administrators, "_TESTS", [])
    administrators.register_administrator_test(lambda user, on: user.code == "chief")
    client.force_login(person("chief", staff=False))
    assert client.get(QUEUE).status_code == 200


@pytest.mark.parametrize("given", ["", "x", "-1", "9" * 30, "999999"])
def test_a_made_up_delivery_is_not_there(client, given):
    client.force_login(person("admin", staff=True))
    client.raise_request_exception = False
    assert client.post(RETRY, {"delivery": given}).status_code in (404, 500)


def test_the_list_takes_as_many_queries_however_long(client, stuck, django_assert_num_queries):
    client.force_login(person("admin", staff=True))
    client.get(QUEUE)
    with CaptureQueriesContext(connection) as short:
        client.get(QUEUE)
    for row in paint(*(f"e{n}" for n in range(30))):
        Delivery.objects.create(event=row, subscriber="tests.more", due_at=NOON)
    with django_assert_num_queries(len(short)):
        client.get(QUEUE)
