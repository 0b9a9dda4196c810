"""JSON: a list of objects, or one object a line; read piece by piece."""

import io
import json
import re
from collections.abc import Iterator
from typing import Any

from danvan.news.importing.charsets import encoding_of, errors_of, mend
from danvan.news.importing.columns import field_of
from danvan.news.importing.limits import LARGEST_ROW, WIDEST_RECORD
from danvan.news.importing.row import BadRow, Reason, Refused, Row

_CHUNK = 65536
_BETWEEN = re.compile(r"[\s,]*")
_LONGEST_NUMBER = 18
_WRAPPED = re.compile(r'\s*\{\s*"(?:articles|items|data|rows)"\s*:\s*\[')

# Python refuses to turn thousands of digits into a number; such a value stays text and is judged like one.
_DECODER = json.JSONDecoder(parse_int=lambda digits: int(digits) if len(digits) <= _LONGEST_NUMBER else digits)


def read_json(stream: io.BufferedReader, file: str) -> Iterator[Row | BadRow]:
    """Rows in order, one in memory at a time; what follows a broken object is not guessed at, except line by line."""
    for line, found in _objects(stream, file):
        if isinstance(found, Reason):
            yield BadRow(file, line, found)
        else:
            yield _row(found, file, line)


def _text(stream: io.BufferedReader) -> io.TextIOWrapper:
    encoding = encoding_of(stream.peek(4096)[:4096])
    return io.TextIOWrapper(stream, encoding, errors_of(encoding))


def _objects(stream: io.BufferedReader, file: str) -> Iterator[tuple[int, Any]]:
    window = _Window(_text(stream))
    window.skip_between()
    wrapped = _WRAPPED.match(window.held, window.at)
    first = window.held[window.at : window.at + 1]
    if wrapped or first == "[":
        window.drop_to(wrapped.end() if wrapped else window.at + 1)
        yield from _listed(window)
    elif first == "{":
        yield from _lines(window)
    else:
        raise Refused("no-json-list", file=file)


class _Window:
    """The part of the file that is not yet understood: `held` from `at` on, which stands on `line`."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text, self._more = text, _CHUNK
        self.held, self.at, self.line = "", 0, 1

    def fill(self) -> bool:
        """Read on, twice as much each time, so that a long object is not looked at again and again."""
        chunk = self._text.read(self._more)
        self._more *= 2
        self.held, self.at = self.held[self.at :] + chunk, 0
        return bool(chunk)

    def drop_to(self, end: int) -> None:
        self.line += self.held.count("\n", self.at, end)
        self.at, self._more = end, _CHUNK

    @property
    def left(self) -> int:
        return len(self.held) - self.at

    def skip_between(self) -> None:
        while True:
            found = _BETWEEN.match(self.held, self.at)
            self.drop_to(found.end() if found else self.at)
            if self.left or not self.fill():
                return


def _listed(window: _Window) -> Iterator[tuple[int, Any]]:
    while True:
        window.skip_between()
        if not window.left:
            yield window.line, Reason("json-ends-early")
            return
        if window.held[window.at] == "]":
            return
        line, found = window.line, _one(window)
        yield line, found
        if isinstance(found, Reason):
            return


def _one(window: _Window) -> Any:
    while True:
        try:
            found, end = _DECODER.raw_decode(window.held, window.at)
        except RecursionError:
            return Reason("json-too-deep")
        except ValueError:
            if window.left > WIDEST_RECORD:
                return Reason("never-ends", {"megabytes": WIDEST_RECORD // 1024**2})
            if not window.fill():
                return Reason("bad-json")
            continue
        window.drop_to(end)
        return found


def _lines(window: _Window) -> Iterator[tuple[int, Any]]:
    """One object a line: a broken line spoils only itself. An object over several lines is one article too."""
    while True:
        window.skip_between()
        if not window.left:
            return
        line = window.line
        yield line, _one_line(window)


def _one_line(window: _Window) -> Any:
    while (end := window.held.find("\n", window.at)) < 0 and window.left <= WIDEST_RECORD and window.fill():
        pass
    end = end if end >= 0 else len(window.held)
    line = window.held[window.at : end]
    if line.strip() == "{":
        return _one(window)
    window.drop_to(end)
    try:
        return _DECODER.decode(line)
    except RecursionError:
        return Reason("json-too-deep")
    except ValueError:
        return Reason("bad-json")


def _row(found: Any, file: str, line: int) -> Row | BadRow:
    if not isinstance(found, dict):
        return BadRow(file, line, Reason("not-an-object"))
    fields: dict[str, str] = {}
    for key, value in found.items():
        field = field_of(key)
        if field is None or field in fields or value is None:
            continue
        told = _as_text(value)
        if told is None:
            return BadRow(file, line, Reason("not-text", {"field": field}))
        fields[field] = told
    if sum(map(len, fields.values())) > LARGEST_ROW:
        return BadRow(file, line, Reason("row-too-large", {"megabytes": LARGEST_ROW // 1024**2}))
    fields, how = mend(fields)
    return Row(file, line, fields, (Reason("mended", {"writing": how}),) if how else ())


def _as_text(value: Any) -> str | None:
    """Text and numbers; a list of texts (several addresses) as lines. None for anything else."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "\n".join(value)
    return None
