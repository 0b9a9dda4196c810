"""From the bytes of a file to its lines, by what the file is and not by what it is called."""

from danvan.language import normalise
from danvan.legislation.reading.decoding import decoded, refuse_old_letters
from danvan.legislation.reading.docx_file import OLE, ZIP, docx_lines, refuse_ole
from danvan.legislation.reading.html_file import html_lines, looks_like_html
from danvan.legislation.reading.refusals import EmptyText, TextTooBig, TextTooLong, WrongFormat

LARGEST_MB = 20
MOST_LINES = 60_000
_OTHERS = (b"%PDF-", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")


def lines_of(content: bytes) -> tuple[str, list[str]]:
    """("docx" | "html" | "text", the lines, empty ones kept as ""). Raises a refusal for what cannot be read."""
    if len(content) > LARGEST_MB * 1024 * 1024:
        raise TextTooBig(limit=LARGEST_MB)
    if not content.strip():
        raise EmptyText
    source, lines = _read(content)
    if len(lines) > MOST_LINES:
        raise TextTooLong(limit=MOST_LINES)
    lines = [normalise(line) for line in lines]
    if not any(lines):
        raise EmptyText
    if source == "docx":
        refuse_old_letters("\n".join(lines[:2000]))
    return source, lines


def _read(content: bytes) -> tuple[str, list[str]]:
    if content.startswith(ZIP):
        return "docx", docx_lines(content)
    if content.startswith(OLE):
        refuse_ole(content)
    if content.startswith(_OTHERS):
        raise WrongFormat
    if looks_like_html(content):
        return "html", html_lines(content)
    return "text", decoded(content).splitlines()
