"""Where complaints and denunciations are lodged, and forms to print that are kept nowhere."""

import pytest
from django.apps import apps

from danvan.organisations.actions.set_reception import set_reception
from tests.petitions.factories import MORNING
from tests.petitions.recognition.conftest import COMPLAINT, DENUNCIATION, look

pytestmark = pytest.mark.django_db
WHERE = "/khieu-nai-to-cao/"
FORMS = {"complaint": f"{WHERE}mau-don/khieu-nai/", "denunciation": f"{WHERE}mau-don/to-cao/"}


def rows():
    """How many rows each table of the house has."""
    return {model._meta.label: model._default_manager.count() for model in apps.get_models()}


@pytest.mark.parametrize("kind", FORMS)
def test_the_form_is_printed_with_the_senders_own_words_and_nothing_is_stored(
    client, filled, receiver, small_city, kind
):
    content = {"complaint": COMPLAINT, "denunciation": DENUNCIATION}[kind] + "\n\nĐoạn hai <b>x</b>."
    typed = {**filled, "content": content, "lodge": small_city.ward_committee.slug, "place": "Ngõ 84"}
    before = rows()
    page = client.post(FORMS[kind], typed)
    text = page.content.decode()
    assert rows() == before
    for words in (filled["name"], "0912 345 678", filled["title"], "Đoạn hai &lt;b&gt;x", "Ngõ 84"):
        assert words in text
    assert small_city.ward_committee.name in text
    assert "no-store" in page.headers["Cache-Control"]
    assert not client.session.keys()


@pytest.mark.parametrize("kind", FORMS)
def test_printing_writes_not_one_row(client, filled, receiver, kind):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        client.post(FORMS[kind], filled)
    assert asked
    assert not [query for query in asked if not query["sql"].startswith("SELECT")]


def test_files_that_come_with_it_are_not_kept(client, filled):
    from django.core.files.uploadedfile import SimpleUploadedFile

    before = rows()
    photo = SimpleUploadedFile("anh.jpg", b"x" * 100, content_type="image/jpeg")
    assert client.post(FORMS["denunciation"], {**filled, "attachments": photo}).status_code == 200
    assert rows() == before


@pytest.mark.parametrize("kind", FORMS)
def test_what_is_unknown_is_a_dotted_line(client, db, kind):
    blank = client.get(FORMS[kind])
    filled = client.post(FORMS[kind], {"content": "Một câu."})
    assert blank.status_code == 200
    assert blank.content.decode().count("………") > filled.content.decode().count("………") - 1 > 3


@pytest.mark.parametrize(
    "typed",
    [
        {"content": "đ" * 2_000_000},
        {"content": "\x00\ud83d", "name": "<script>alert(1)</script>"},
        {"lodge": "x" * 5000, "territory": "\x00", "concerned": "'; DROP TABLE x"},
        {"name": "n" * 100_000, "phone": "p" * 100_000},
    ],
)
def test_nonsense_is_printed_as_text_or_not_at_all(client, db, typed):
    typed = {name: value.encode("utf-8", "surrogatepass").decode("utf-8", "replace") for name, value in typed.items()}
    page = client.post(FORMS["complaint"], typed)
    assert page.status_code == 200
    assert len(page.content) < 60_000
    assert "<script>alert" not in page.content.decode()


def test_there_are_two_forms_only(client, db):
    assert client.get(f"{WHERE}mau-don/khac/").status_code == 404
    assert client.post(f"{WHERE}mau-don/khac/", {"content": "x"}).status_code == 404


def test_the_question_leads_to_the_form_of_its_kind(client, filled, receiver):
    assert f'formaction="{FORMS["complaint"]}"' in look(client, {**filled, "content": COMPLAINT}).content.decode()
    assert f'formaction="{FORMS["denunciation"]}"' in look(client, {**filled, "content": DENUNCIATION}).content.decode()


def test_a_ward_leads_to_its_offices_and_their_next_reception(client, ward, small_city, administrator):
    set_reception(small_city.ward_committee.pk, weekdays=[2], hours="8:00", by=administrator, on=MORNING.date())
    page = client.get(WHERE, {"phuong": ward.slug})
    offices = page.context["place"].offices
    assert [each.unit for each in offices] == [small_city.ward_committee, small_city.committee]
    assert offices[0].next.day.isoweekday()
    assert offices[1].next is None
    assert "8:00" in page.content.decode()


@pytest.mark.parametrize("slug", ["khong-co", "\x00", "x" * 5000, "' OR 1=1"])
def test_a_ward_that_does_not_exist_is_said(client, ward, slug):
    page = client.get(WHERE, {"phuong": slug})
    assert page.status_code == 200
    assert page.context["unknown"]


def test_a_ward_without_an_office_is_said(client, empty_ward):
    assert client.get(WHERE, {"phuong": empty_ward.slug}).context["place"].offices == ()


def test_the_number_of_queries_does_not_grow(client, ward, django_assert_max_num_queries):
    client.get(WHERE)
    with django_assert_max_num_queries(11):
        client.get(WHERE, {"phuong": ward.slug})
