"""What the checkpoint files say of every chain, in a scratch file on disk: memory stays small however many chains."""

import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from danvan.events.audit.chain import Published
from danvan.events.heads_file import Head


class PublishedHeads:
    """The newest published head of each subject; a context manager that leaves nothing behind."""

    def __enter__(self) -> Self:
        self._folder = tempfile.TemporaryDirectory(prefix="danvan-audit-")
        self._table = sqlite3.connect(Path(self._folder.name) / "heads")
        self._table.execute(
            "CREATE TABLE heads (kind TEXT, pk INTEGER, position INTEGER, hash TEXT, day TEXT, "
            "PRIMARY KEY (kind, pk)) WITHOUT ROWID"
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._table.close()
        self._folder.cleanup()

    def take_in(self, heads: Iterable[Head], day: str) -> None:
        """Learn the heads of one checkpoint, in the order of checkpoints."""
        with self._table:
            self._table.executemany("INSERT OR REPLACE INTO heads VALUES (?, ?, ?, ?, ?)", ((*h, day) for h in heads))

    def types(self) -> list[str]:
        return [kind for (kind,) in self._table.execute("SELECT DISTINCT kind FROM heads ORDER BY kind")]

    def of_type(self, kind: str) -> Iterator[tuple[int, Published]]:
        """(subject id, head) in the order of ids."""
        rows = self._table.execute("SELECT pk, position, hash, day FROM heads WHERE kind = ? ORDER BY pk", (kind,))
        for pk, *rest in rows:
            yield pk, Published(*rest)

    def all(self) -> Iterator[Head]:
        """Every head in the order in which the root is computed."""
        for row in self._table.execute("SELECT kind, pk, position, hash FROM heads ORDER BY kind, pk"):
            yield Head(*row)
