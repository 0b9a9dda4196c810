"""What is taken out of a public text, and the short word that stands in its place."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """A kind of personal data."""

    NAME = "name"
    PHONE = "phone"
    EMAIL = "email"
    LINK = "link"
    IDENTITY = "identity"
    ACCOUNT = "account"
    PLATE = "plate"
    HOUSE = "house"
    PARCEL = "parcel"
    BIRTH = "birth"
    POINT = "point"


#: Part of the public text itself, which is Vietnamese whatever the language of the page around it.
WORDS = {
    Kind.NAME: "[tên người]",
    Kind.PHONE: "[số điện thoại]",
    Kind.EMAIL: "[thư điện tử]",
    Kind.LINK: "[trang cá nhân]",
    Kind.IDENTITY: "[số giấy tờ]",
    Kind.ACCOUNT: "[số tài khoản]",
    Kind.PLATE: "[biển số xe]",
    Kind.HOUSE: "[số nhà]",
    Kind.PARCEL: "[số thửa đất]",
    Kind.BIRTH: "[ngày sinh]",
    Kind.POINT: "[tọa độ]",
}


@dataclass(frozen=True, slots=True)
class Removed:
    """One piece to take out: characters `start` to `end` of the text it was found in."""

    kind: Kind
    start: int
    end: int
    original: str
