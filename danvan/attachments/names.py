"""File names: kept for people, made harmless for disks, headers and eyes."""

import re
import unicodedata

from danvan.attachments.kinds import EXTENSIONS, Kind
from danvan.language import normalise_line

LONGEST_STEM = 100
_FORBIDDEN = re.compile(r'[<>:"|?*%;\x00-\x1f\x7f]')
_EXTENSION = re.compile(r"\.[A-Za-z][A-Za-z0-9]{1,4}$")
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


def safe_name(raw: str, kind: Kind) -> str:
    """The sender's name for the file, one line, no folders, no marks that reorder it, the extension of its content."""
    last = normalise_line(raw.replace("\\", "/").rsplit("/", 1)[-1])
    stem = _EXTENSION.sub("", _FORBIDDEN.sub("_", last)).strip(" .")
    stem = _cut(stem)
    if not stem or _DEVICES.fullmatch(stem):
        stem = f"tep-{stem}".rstrip("-")
    return f"{stem}.{EXTENSIONS[kind]}"


def neutral_name(position: int, kind: Kind) -> str:
    """What a file is called for everyone: the sender's own name for it may hold a person's."""
    return f"tep-{position}.{EXTENSIONS[kind]}"


def _cut(stem: str) -> str:
    """At most LONGEST_STEM code points, never between a letter and its mark or inside a joined emoji."""
    end = min(len(stem), LONGEST_STEM)
    while 0 < end < len(stem) and (unicodedata.combining(stem[end]) or "\u200d" in stem[end - 1 : end + 1]):
        end -= 1
    return stem[:end].strip(" .")
