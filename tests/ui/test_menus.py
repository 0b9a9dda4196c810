"""Registered menus: order, who sees what, and this page's own entry."""

import pytest
from django.test import RequestFactory

from danvan.ui import menus
from danvan.ui.menus import MenuEntry, entries, nearest, register


@pytest.fixture(autouse=True)
def own_menu(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(menus, "_ENTRIES", [])


def test_entries_stand_in_their_order_and_only_once():
    later, first = MenuEntry("foot", "B", "ui-mode", order=20), MenuEntry("foot", "A", "ui-parts", order=10)
    for entry in (later, first, first):
        register(entry)
    shown = entries("foot", RequestFactory().get("/"))
    assert [entry.label for entry in shown] == ["A", "B"]


def test_an_entry_may_hide_from_a_request_and_count_for_it():
    register(MenuEntry("desk", "hidden", "ui-mode", visible=lambda request: False))
    register(MenuEntry("desk", "counted", "ui-parts", count=lambda request: 3, key="v"))
    (shown,) = entries("desk", RequestFactory().get("/"))
    assert (shown.label, shown.count, shown.key, shown.url) == ("counted", 3, "v", "/bo-phan/")


def test_this_pages_own_entry_is_marked():
    register(MenuEntry("public", "A", "ui-parts"))
    assert entries("public", RequestFactory().get("/bo-phan/mot/"))[0].current
    assert not entries("public", RequestFactory().get("/bo-phan-khac/"))[0].current


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("/kien-nghi/gui/", "/kien-nghi/gui/"),
        ("/kien-nghi/", "/kien-nghi/"),
        ("/kien-nghi/khac/", "/kien-nghi/"),
        ("/", "/"),
        ("/tin-tuc/", ""),
    ],
)
def test_the_nearest_entry_wins_and_home_is_only_home(path: str, found: str):
    assert nearest(["/", "/kien-nghi/", "/kien-nghi/gui/"], path) == found
