"""The people of every test, and the small city they work in: made in milliseconds, not the full seed.

UBND thành phố                            administrator
├── Văn phòng UBND (coordinates)          coordinator
├── Thanh tra                             inspector
├── Sở Xây dựng
├── UBND phường Ba Đình                   receiver, handler, head, clerk
│   └── Phòng Văn hóa - Xã hội
└── UBND phường Hồng Hà                   other_ward_receiver
"""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser

from danvan.accounts.models import User
from danvan.organisations.models import Membership, Role, Territory, Unit
from tests.organisations import factories

SINCE = date(2025, 7, 1)

#: What a permission table runs over: names of `Cast` attributes.
CAST = (
    "receiver",
    "handler",
    "head",
    "clerk",
    "coordinator",
    "inspector",
    "administrator",
    "other_ward_receiver",
    "outsider",
    "anonymous",
)


@dataclass(frozen=True, slots=True)
class SmallCity:
    """The places and units of the small city."""

    city: Territory
    ward: Territory
    other_ward: Territory
    committee: Unit
    office: Unit
    inspectorate: Unit
    department: Unit
    ward_committee: Unit
    ward_division: Unit
    other_ward_committee: Unit


def small_city() -> SmallCity:
    """Two wards and the bodies above them."""
    city = factories.territory("Thành phố Hà Nội", tier="city", kind="city", code="01")
    ward = factories.territory("Phường Ba Đình", code="00004", parent=city, lat=21.0386, lon=105.838, km2=2.97)
    other = factories.territory("Phường Hồng Hà", code="00091", parent=city, lat=21.0476, lon=105.8634, km2=15.09)
    committee = factories.unit("UBND thành phố Hà Nội", kind="committee", tier="city", territory=city)
    ward_committee = factories.unit("UBND phường Ba Đình", below=committee, territory=ward)
    return SmallCity(
        city=city,
        ward=ward,
        other_ward=other,
        committee=committee,
        office=factories.unit(
            "Văn phòng UBND thành phố Hà Nội", kind="office", tier="city", below=committee, coordinates=True
        ),
        inspectorate=factories.unit("Thanh tra thành phố Hà Nội", kind="department", tier="city", below=committee),
        department=factories.unit("Sở Xây dựng", kind="department", tier="city", below=committee),
        ward_committee=ward_committee,
        ward_division=factories.unit(
            "Phòng Văn hóa - Xã hội phường Ba Đình", kind="division", below=ward_committee, territory=ward
        ),
        other_ward_committee=factories.unit("UBND phường Hồng Hà", below=committee, territory=other),
    )


def someone(code: str, full_name: str = "") -> User:
    """A member of staff without any role."""
    return User.objects.create_user(code, full_name=full_name or f"Nguyễn Thị {code.title()}")


def member(code: str, unit: Unit, *roles: str, since: date = SINCE, until: date | None = None) -> User:
    """A member of staff with these roles in one unit."""
    person = someone(code)
    for role in roles:
        Membership.objects.create(user=person, unit=unit, role=role, valid_from=since, valid_to=until)
    return person


def play(name: str, city: SmallCity) -> User | AnonymousUser:
    """One of CAST, in the small city."""
    if name == "anonymous":
        return AnonymousUser()
    if name == "outsider":
        return someone("outsider")
    unit, role = {
        "receiver": (city.ward_committee, Role.RECEIVER),
        "handler": (city.ward_committee, Role.HANDLER),
        "head": (city.ward_committee, Role.HEAD),
        "clerk": (city.ward_committee, Role.CLERK),
        "coordinator": (city.office, Role.COORDINATOR),
        "inspector": (city.inspectorate, Role.INSPECTOR),
        "administrator": (city.committee, Role.ADMINISTRATOR),
        "other_ward_receiver": (city.other_ward_committee, Role.RECEIVER),
    }[name]
    return member(name, unit, role)
