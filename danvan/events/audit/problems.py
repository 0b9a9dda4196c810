"""What the audit can find, by name."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext

from danvan.errors import N_


class Crime(StrEnum):
    """What was done to the trail."""

    ALTERED_TEXT = "altered-text"
    ALTERED_COLUMNS = "altered-columns"
    MISSING = "missing-event"
    REORDERED = "reordered"
    CUT = "cut-tail"
    ALTERED_HEAD = "altered-head"
    RECOMPUTED = "recomputed"
    REMOVED = "chain-removed"
    FORGED_TOMBSTONE = "forged-tombstone"
    CHECKPOINT_MISSING = "checkpoint-missing"
    CHECKPOINT_ALTERED = "checkpoint-altered"
    UNGUARDED = "unguarded"


SENTENCES = {
    Crime.ALTERED_TEXT: N_("The text of an event does not match its seal: it was altered."),
    Crime.ALTERED_COLUMNS: N_("The columns of an event do not agree with its sealed text."),
    Crime.MISSING: N_("An event is missing from the middle of a chain."),
    Crime.REORDERED: N_("Events of a chain have changed places."),
    Crime.CUT: N_("The end of a chain was cut off."),
    Crime.ALTERED_HEAD: N_("The noted end of a chain is not where the chain ends."),
    Crime.RECOMPUTED: N_("A chain was made anew: it is not the one that was sealed or published."),
    Crime.REMOVED: N_("A whole chain is gone and no tombstone says why."),
    Crime.FORGED_TOMBSTONE: N_("A tombstone was not made by this installation, or was altered."),
    Crime.CHECKPOINT_MISSING: N_("A checkpoint is missing, on disk or in the database."),
    Crime.CHECKPOINT_ALTERED: N_("A checkpoint was altered."),
    Crime.UNGUARDED: N_("The database does not guard its append-only tables: triggers are missing or switched off."),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """The first thing found wrong. `detail` holds codes and numbers only."""

    crime: Crime
    detail: str = ""
    subject: str = ""
    position: int | None = None
    event: str = ""
    checkpoint: str = ""

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    def __str__(self) -> str:
        place = [
            f"{name}={value}"
            for name, value in asdict(self).items()
            if name not in {"crime", "detail"} and value not in {"", None}
        ]
        return " ".join([gettext(SENTENCES[self.crime]), f"[{self.crime}]", *place, self.detail]).strip()
