"""The map of wards: figures of the running report period, a red corner where something is late, each tile a list."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from danvan.petitions.models import Answer, Petition
from tests.petitions.after.stages import answer, sent
from tests.petitions.publishing.copies import accepted

pytestmark = pytest.mark.django_db
PAGE = "/kien-nghi/theo-phuong/"


@pytest.fixture
def on_the_map(small_city):
    for col, place in enumerate((small_city.ward, small_city.other_ward)):
        place.tile_col, place.tile_row = col, 0
        place.save()
    return small_city


def figures(client):
    return {row.ward.name: row for row in client.get(PAGE).context["rows"]}


def now_received(petition):
    now = timezone.now()
    Petition.objects.filter(pk=petition.pk).update(
        received_at=now, received_on=timezone.localdate(now), due_at=now + timedelta(days=9)
    )
    return Petition.objects.get(pk=petition.pk)


def test_each_ward_has_its_own_figures(on_the_map, law, receiver, client):
    for _number in range(3):
        now_received(sent(on_the_map.ward)[0])
    found = figures(client)
    assert (found["Ba Đình"].received, found["Ba Đình"].overdue, found["Ba Đình"].share) == (3, 0, None)
    # A ward where nothing came in has its tile, and no line in the table.
    assert "Hồng Hà" not in found
    assert len(client.get(PAGE).context["tiles"]) == 2


def test_answers_on_time_are_a_share_of_answers(on_the_map, law, receiver, client):
    now = timezone.now()
    for number, on_time in enumerate((True, True, False)):
        petition, _ = accepted(on_the_map.ward, receiver)
        made = answer(petition, receiver, at=now)
        Answer.objects.filter(pk=made.pk).update(issued_on=timezone.localdate(now), on_time=on_time)
        assert number < 3
    row = figures(client)["Ba Đình"]
    assert (row.on_time, row.answered, row.share) == (2, 3, 67)


def test_something_overdue_gives_a_red_corner_in_words_too(on_the_map, law, receiver, client):
    petition, _ = accepted(on_the_map.ward, receiver)
    Petition.objects.filter(pk=petition.pk).update(due_at=timezone.now() - timedelta(days=1))
    page = client.get(PAGE)
    tiles = {tile.url: tile for tile in page.context["tiles"]}
    late = tiles[f"/kien-nghi/?phuong={on_the_map.ward.slug}"]
    assert late.flagged
    assert "1" in late.label.rsplit(",", 1)[-1]
    assert 'class="flag"' in page.content.decode()
    assert not tiles[f"/kien-nghi/?phuong={on_the_map.other_ward.slug}"].flagged


def test_each_tile_opens_the_list_of_its_ward(on_the_map, law, client):
    page = client.get(PAGE).content.decode()
    assert f'href="/kien-nghi/?phuong={on_the_map.ward.slug}"' in page
    assert client.get(f"/kien-nghi/?phuong={on_the_map.ward.slug}").status_code == 200


def test_the_queries_do_not_grow_with_the_petitions(on_the_map, law, receiver, client):
    def count():
        with CaptureQueriesContext(connection) as found:
            client.get(PAGE)
        return len(found)

    client.get(PAGE)
    none = count()
    for _number in range(10):
        now_received(sent(on_the_map.ward)[0])
        now_received(sent(on_the_map.other_ward)[0])
    assert count() == none
    assert none <= 8
