"""Three units that pass petitions on, with one officer each who may do everything there."""

import pytest
from django.db import transaction

from danvan.events.actors import JobActor
from danvan.legislation.citing import whole_of
from danvan.legislation.models import Clause, Document
from danvan.organisations.models import Mandate, Role
from tests.organisations.cast import member
from tests.petitions.factories import MORNING, a_topic
from tests.petitions.road.machine import World

ALL_ROLES = (Role.RECEIVER, Role.HANDLER, Role.HEAD, Role.CLERK)


@pytest.fixture
def world(small_city, law) -> World:
    a_topic()
    units = [small_city.ward_committee, small_city.other_ward_committee, small_city.department]
    document = Document.objects.order_by("pk").first()
    assert document is not None
    mandates = {
        unit.pk: Mandate.objects.create(
            unit=unit,
            verb="quản lý",
            object="hạ tầng",
            field="hạ tầng",
            level=unit.tier,
            text="Quản lý hạ tầng.",
            basis=_basis(document),
        )
        for unit in units
    }
    return World(
        ward=small_city.ward,
        units=units,
        mandates=mandates,
        officers={unit.pk: member(f"can-bo-{unit.pk}", unit, *ALL_ROLES) for unit in units},
        coordinator=member("dieu-phoi", small_city.office, Role.COORDINATOR, Role.HEAD, Role.HANDLER),
        document=document,
    )


def _basis(document: Document) -> Clause:
    with transaction.atomic():
        return whole_of(document, by=JobActor("tests.road"), at=MORNING)
