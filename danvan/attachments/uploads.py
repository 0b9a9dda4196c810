"""What other parts call to take files: check, stage, adopt, and the hints of a photo."""

from danvan.attachments.adopting import adopt, withdraw
from danvan.attachments.checking import CheckedFile, check, photo_hints
from danvan.attachments.exif import PhotoHints
from danvan.attachments.kinds import FROM_CITIZENS, FROM_STAFF, Accepts
from danvan.attachments.staging import keep_checked, new_token, stage, unstage, unstage_all

__all__ = [
    "FROM_CITIZENS",
    "FROM_STAFF",
    "Accepts",
    "CheckedFile",
    "PhotoHints",
    "adopt",
    "check",
    "keep_checked",
    "new_token",
    "photo_hints",
    "stage",
    "unstage",
    "unstage_all",
    "withdraw",
]
