"""The small city with functions, and people who receive in each body."""

from dataclasses import dataclass

import pytest

from danvan.accounts.models import User
from danvan.legislation.models import Clause
from danvan.organisations.models import Mandate, Role, Unit
from danvan.petitions.models import Route
from tests.organisations.cast import SmallCity, member
from tests.petitions.factories import a_topic

FIELDS = {
    "committee": ("quản lý", "nhà nước trên địa bàn thành phố", "quản lý nhà nước", "city"),
    "department": ("tham mưu", "xây dựng, nhà ở, hạ tầng đô thị, giao thông", "xây dựng và giao thông", "city"),
    "inspectorate": ("thanh tra", "việc tiếp công dân", "thanh tra", "city"),
    "ward_committee": ("quản lý", "nhà nước trên địa bàn", "quản lý nhà nước", "commune"),
    "other_ward_committee": ("quản lý", "nhà nước trên địa bàn", "quản lý nhà nước", "commune"),
}


@dataclass
class Bodies:
    """Units by the names of the small city, the function of each, and who receives there."""

    city: SmallCity
    mandates: dict[str, Mandate]
    receivers: dict[str, User]

    def unit(self, name: str) -> Unit:
        return getattr(self.city, name)

    def at(self, name: str) -> dict[str, object]:
        """`to` and `mandate` of a transfer there."""
        return {"to": self.unit(name), "mandate": self.mandates[name]}


def a_mandate(unit: Unit, order: int = 1, **changes: object) -> Mandate:
    """A function of the unit, in force since its first day unless told otherwise."""
    words = {"verb": "quản lý", "object": "việc", "field": "việc", "level": unit.tier, "text": f"Quản lý việc {order}."}
    basis = Clause.objects.order_by("pk").first()
    return Mandate.objects.create(unit=unit, order=order, **{**words, "basis": basis, **changes})


@pytest.fixture
def bodies(small_city, law) -> Bodies:
    """Every body of the small city with one function and one receiver; the table of competence is empty."""
    a_topic()
    Route.objects.all().delete()
    mandates, receivers = {}, {}
    for name, (verb, what, field, level) in FIELDS.items():
        unit = getattr(small_city, name)
        text = f"{verb.capitalize()} {what}."
        mandates[name] = a_mandate(unit, verb=verb, object=what, field=field, level=level, text=text)
        receivers[name] = member(f"tiepnhan.{name.replace('_', '')}", unit, Role.RECEIVER)
    return Bodies(small_city, mandates, receivers)
