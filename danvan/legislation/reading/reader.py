"""A whole file read: facts, pieces, problems."""

from danvan.legislation.reading.facts import read_facts
from danvan.legislation.reading.lines import lines_of
from danvan.legislation.reading.losses import lost_letters
from danvan.legislation.reading.marks import attached_at, quoted_lines, shape_of
from danvan.legislation.reading.pieces import Problem, ReadPiece, ReadText, shortened
from danvan.legislation.reading.signing import read_signer, tail_at
from danvan.legislation.reading.splitting import divided

_GROUNDS = ("Căn cứ", "Theo đề nghị", "Thực hiện", "Xét ")
_AFTER_SIGNING = ("PHỤ LỤC", "Phụ lục")


def read_file(content: bytes) -> ReadText:
    """What the file says. Raises a refusal of `reading.refusals` for a file that cannot be read at all."""
    source, lines = lines_of(content)
    found = read_lines(lines)
    found.source = source
    return found


def read_lines(lines: list[str]) -> ReadText:
    """The text in its lines, empty ones as ""."""
    quoted, never_closed = quoted_lines(lines)
    shape = shape_of(lines, quoted)
    body_at = min(shape.start, len(lines))
    tail = tail_at(lines, body_at if shape.name else min(3, len(lines)))
    more = _goes_on_at(lines, tail)
    facts, problems = read_facts(lines, body_at=body_at)
    signer, unsigned = read_signer(lines[:more], tail)
    head, pieces, split_problems = _pieces(lines, shape.name, (body_at, tail, more), quoted)
    found = ReadText(lines=len(lines), facts={**facts, **signer}, head=head, pieces=pieces)
    found.tail = "\n".join(line for line in lines[tail:more] if line)
    found.problems = [*lost_letters(lines), *problems, *unsigned, *split_problems]
    found.problems += [Problem("quote-open", at + 1, shortened(lines[at])) for at in never_closed]
    if not shape.name:
        found.problems.append(Problem("no-articles"))
    return found


def _goes_on_at(lines: list[str], tail: int) -> int:
    """Index after the closing block at which an annex or an attached text begins; len(lines) where none does."""
    for at in range(tail, len(lines)):
        if attached_at(lines, at) or (lines[at].startswith(_AFTER_SIGNING) and len(lines[at]) < 120):
            return at
    return len(lines)


def _pieces(
    lines: list[str], shape: str, places: tuple[int, int, int], quoted: frozenset[int]
) -> tuple[str, list[ReadPiece], list[Problem]]:
    body_at, tail, more = places
    if not shape:
        body = divided(lines, 0, tail, "", frozenset(range(tail)))
        whole = "\n".join(piece.text for piece in body.pieces)
        return "", [ReadPiece(text=whole, line=1)] if whole else [], []
    body = divided(lines, body_at, tail, shape, quoted)
    if more < len(lines):
        later = divided(lines, more, len(lines), shape, quoted)
        _join(body.pieces, later.pieces)
        body.problems += later.problems
    grounds = _grounds_at(lines, body_at)
    if words := "\n".join(line for line in lines[grounds:body_at] if line):
        body.pieces.insert(0, ReadPiece(text=words, line=grounds + 1))
    return "\n".join(line for line in lines[:grounds] if line), body.pieces, body.problems


def _grounds_at(lines: list[str], body_at: int) -> int:
    """The first of the grounds ("Căn cứ …") between title and body, which belong to the text."""
    return next((at for at in range(body_at) if lines[at].startswith(_GROUNDS)), body_at)


def _join(pieces: list[ReadPiece], later: list[ReadPiece]) -> None:
    """Pieces after the closing block belong to what is attached, whatever title they were found under."""
    known = {(piece.sort, piece.number) for piece in pieces}
    for piece in later:
        if piece.sort in {"article", "part"} and (not piece.number or (piece.sort, piece.number) in known):
            piece.sort = "attached"
        while (piece.sort, piece.number) in known:
            piece.number = f"{piece.number[:9]}-2" if "-" not in piece.number else f"{piece.number[:10]}x"
        known.add((piece.sort, piece.number))
        pieces.append(piece)
