"""The page that says where complaints go leads to their terms, not to every rule of the house."""

import re

import pytest

pytestmark = pytest.mark.django_db


def test_its_link_shows_the_terms_of_complaints_only(client, law):
    page = client.get("/khieu-nai-to-cao/").content.decode()
    address = re.search(r'href="(/quy-tac/\?[^"]+)"', page).group(1)
    shown = client.get(address).context["page"].count
    every = client.get("/quy-tac/").context["page"].count
    assert 0 < shown < every
