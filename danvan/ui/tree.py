"""A thing and what hangs under it, for organisation charts."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Node:
    """One box of the chart; `note` stands small under the title."""

    title: str
    note: str = ""
    url: str = ""
    children: "tuple[Node, ...]" = ()
