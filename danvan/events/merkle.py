"""Merkle trees as in RFC 6962, pure Python: one root over many hashes, and a short proof for one of them.

A leaf is SHA-256(00 ‖ data), a node SHA-256(01 ‖ left ‖ right): a leaf can never pass for a node. The left part
of a tree holds the largest power of two of leaves below its size, so a root is computed in one pass.
"""

import hashlib
from collections.abc import Iterable, Sequence

Side = str  # "left" or "right": where the sibling of a proof step stands


def leaf(data: bytes) -> bytes:
    return hashlib.sha256(b"\x00" + data).digest()


def node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


class RootBuilder:
    """The root of a stream of leaves, with one hash per level in memory."""

    def __init__(self) -> None:
        self.count = 0
        self._levels: list[tuple[int, bytes]] = []  # complete subtrees, sizes falling from left to right

    def add(self, leaf_hash: bytes) -> None:
        self.count += 1
        size, subtree = 1, leaf_hash
        while self._levels and self._levels[-1][0] == size:
            subtree = node(self._levels.pop()[1], subtree)
            size *= 2
        self._levels.append((size, subtree))

    def root(self) -> bytes:
        """The root so far; that of no leaves is SHA-256 of nothing."""
        if not self._levels:
            return hashlib.sha256(b"").digest()
        *others, (_, root) = self._levels
        for _, subtree in reversed(others):
            root = node(subtree, root)
        return root


def root_of(leaves: Iterable[bytes]) -> bytes:
    """The root over leaf hashes."""
    builder = RootBuilder()
    for item in leaves:
        builder.add(item)
    return builder.root()


def proof_of(leaves: Sequence[bytes], index: int) -> list[tuple[Side, bytes]]:
    """The siblings on the way from leaf `index` to the root, nearest first."""
    if len(leaves) == 1:
        return []
    split = 1 << ((len(leaves) - 1).bit_length() - 1)
    if index < split:
        return [*proof_of(leaves[:split], index), ("right", root_of(leaves[split:]))]
    return [*proof_of(leaves[split:], index - split), ("left", root_of(leaves[:split]))]


def proof_leads_to(start: bytes, proof: Iterable[tuple[Side, bytes]]) -> bytes:
    """The root that a proof leads to; the proof holds when it is the published one."""
    root = start
    for side, sibling in proof:
        root = node(sibling, root) if side == "left" else node(root, sibling)
    return root
