"""From the bytes of a file to its lines, by what the file is and not by what it is called."""

from dataclasses import replace

from danvan.language import normalise
from danvan.legislation.reading.decoding import decoded, refuse_old_letters
from danvan.legislation.reading.docx_file import OLE, ZIP, docx_lines, refuse_ole
from danvan.legislation.reading.html_file import html_lines, looks_like_html
from danvan.legislation.reading.pdf_file import PDF, refuse_pdf
from danvan.legislation.reading.placed import PlacedLine
from danvan.legislation.reading.refusals import EmptyText, TextTooBig, TextTooLong, WrongFormat

LARGEST_MB = 20
MOST_LINES = 60_000
_OTHERS = (b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")


def lines_of(content: bytes) -> tuple[str, list[str]]:
    """("docx" | "html" | "text", the lines, empty ones kept as ""). Raises a refusal for what cannot be read."""
    source, lines = placed_lines(content)
    return source, [line.text for line in lines]


def placed_lines(content: bytes) -> tuple[str, list[PlacedLine]]:
    """The same lines, each with its place: the one way in which Word files and web pages are read."""
    if len(content) > LARGEST_MB * 1024 * 1024:
        raise TextTooBig(limit=LARGEST_MB)
    if not content.strip():
        raise EmptyText
    source, found = _read(content)
    if len(found) > MOST_LINES:
        raise TextTooLong(limit=MOST_LINES)
    lines = [replace(line, text=normalise(line.text)) for line in found]
    if not any(line.text for line in lines):
        raise EmptyText
    if source == "docx":
        refuse_old_letters("\n".join(line.text for line in lines[:2000]))
    return source, lines


def _read(content: bytes) -> tuple[str, list[PlacedLine]]:
    if content.startswith(ZIP):
        return "docx", docx_lines(content)
    if content.startswith(OLE):
        refuse_ole(content)
    if content[:1024].lstrip().startswith(PDF):
        refuse_pdf(content)
    if content.startswith(_OTHERS):
        raise WrongFormat
    if looks_like_html(content):
        return "html", html_lines(content)
    return "text", [PlacedLine(line) for line in decoded(content).splitlines()]
