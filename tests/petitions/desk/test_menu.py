"""The entries of the desk: for whom each stands there, its key, its count."""

import re

import pytest

from tests.petitions.desk import rows

pytestmark = pytest.mark.django_db
DESK = "/ban-lam-viec/"
ENTRY = re.compile(r'<a href="(/ban-lam-viec/[a-z-]+/)"[^>]*?data-key="g (\w)"[^>]*>[^<]*(?:<b>(\d+)</b>)?')


def entries(page: str) -> dict[str, tuple[str, str]]:
    """Key -> address and count."""
    nav = page[page.index('class="tabs"') : page.index("</nav>", page.index('class="tabs"'))]
    return {key: (address, count) for address, key, count in ENTRY.findall(nav)}


@pytest.mark.parametrize(
    ("who", "keys"),
    [
        ("receiver", {"v", "k"}),
        ("head", {"v", "k", "t"}),
        ("coordinator", {"v", "k", "d"}),
        ("inspector", set()),
    ],
)
def test_who_has_which_entry(ward, play, who, keys, as_):
    found = entries(as_(play(who)).get(DESK).content.decode())
    assert set(found) & {"v", "k", "t", "d"} == keys


def test_the_counts_are_what_waits(ward, small_city, play, as_):
    head, coordinator, handler = play("head"), play("coordinator"), play("handler")
    rows.submitted(rows.accepted(ward), handler)
    rows.accepted(ward, assignee=handler)
    rows.standing(ward, state="undecided")
    assert entries(as_(head).get(DESK).content.decode())["t"] == ("/ban-lam-viec/lanh-dao/", "1")
    assert entries(as_(coordinator).get(DESK).content.decode())["d"] == ("/ban-lam-viec/dieu-phoi/", "1")
    assert entries(as_(handler).get(DESK).content.decode())["v"] == ("/ban-lam-viec/viec-cua-toi/", "1")


def test_the_first_page_of_the_desk_shows_the_most_pressing(ward, handler, as_):
    petition = rows.accepted(ward, assignee=handler)
    assert petition.reference in as_(handler).get(DESK).content.decode()
