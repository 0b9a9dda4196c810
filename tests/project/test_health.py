"""What the watch of an installation sees."""

from datetime import UTC, datetime, timedelta
from unittest import mock

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from danvan.events.actors import JobActor
from danvan.events.models import Delivery
from danvan.events.recording import record
from danvan.project import health
from danvan.project.demo_steps import INSTALLATION, DemonstrationStepDone

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


@pytest.mark.django_db
def test_worker_that_ticks_is_well() -> None:
    health.note_tick(NOW - timedelta(seconds=4))
    found = health.look(at=NOW)
    assert (found["ok"], found["tick_seconds"], found["database"]) == (True, 4, "ok")
    assert "tick" not in found["attention"]


@pytest.mark.django_db
def test_worker_that_stopped_asks_for_attention_but_pages_are_served() -> None:
    health.note_tick(NOW - timedelta(minutes=10))
    found = health.look(at=NOW)
    assert found["ok"]
    assert "tick" in found["attention"]


@pytest.mark.django_db
def test_stuck_delivery_is_seen() -> None:
    with transaction.atomic():
        event = record(DemonstrationStepDone(step="x"), about=INSTALLATION, by=JobActor("tests"))
    Delivery.objects.create(event=event, subscriber="tests.x", state=Delivery.State.STUCK, due_at=NOW)
    found = health.look(at=NOW)
    assert found["stuck_deliveries"] == 1
    assert "stuck_deliveries" in found["attention"]


@pytest.mark.django_db
def test_health_is_public_and_says_nothing_about_anybody(client: Client) -> None:
    response = client.get("/healthz")
    assert response.status_code == 200
    expected = {"ok", "database", "disk_free_mb", "tick_seconds", "stuck_deliveries", "attention"}
    assert set(response.json()) == expected
    assert response.headers["Cache-Control"] == "no-store"


def test_database_that_is_away_is_told_with_503(client: Client) -> None:
    with mock.patch("danvan.project.health.connection.cursor", side_effect=DatabaseError):
        response = client.get("/healthz")
    assert response.status_code == 503
    assert response.json()["database"] == "away"
