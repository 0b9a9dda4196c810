"""An article ready to be written: everything clean, every doubt named."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from danvan.news.importing.parts import Part, Shown
from danvan.news.importing.row import Reason

#: Stands before the title of a draft whose letters were lost, and before what must be said about a picture.
MEND_LETTERS, DESCRIBE = "[cần sửa chữ]", "[cần mô tả ảnh]"


@dataclass(frozen=True, slots=True)
class Identity:
    """Which article a row is (`key`: old address, else title and date), its name, and the seal over all it says."""

    key: str
    named: str
    seal: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """`drafts`: why it may not be published as it is; `notes`: what else was noticed; `removed`: counts by kind."""

    file: str
    line: int
    identity: Identity
    title: str
    lead: str
    parts: tuple[Part, ...]
    dated_at: datetime | None
    author: str
    source: str
    section: str
    addresses: tuple[str, ...]
    views: int
    picture: Shown | None
    drafts: tuple[Reason, ...] = ()
    notes: tuple[Reason, ...] = ()
    removed: Mapping[str, int] = field(default_factory=dict)
    near: str = ""
