"""Merkle trees: the known vectors, and that a proof leads to the root and to no other."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.events.merkle import RootBuilder, leaf, node, proof_leads_to, proof_of, root_of

# The published test vectors of Certificate Transparency.
DATA = [bytes.fromhex(x) for x in (
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"
)]  # fmt: skip
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


@pytest.mark.parametrize("size", range(1, 9))
def test_roots_are_those_of_the_standard(size):
    assert root_of(map(leaf, DATA[:size])).hex() == ROOTS[size - 1]


def test_the_root_of_nothing_is_the_digest_of_nothing():
    assert RootBuilder().root() == hashlib.sha256(b"").digest()


def test_a_leaf_never_passes_for_a_node():
    left, right = leaf(b"a"), leaf(b"b")
    assert leaf(left + right) != node(left, right)


@given(st.integers(1, 300), st.data())
def test_every_leaf_has_a_proof_and_an_altered_leaf_has_none(size, data):
    leaves = [leaf(str(n).encode()) for n in range(size)]
    index = data.draw(st.integers(0, size - 1))
    proof = proof_of(leaves, index)
    assert proof_leads_to(leaves[index], proof) == root_of(leaves)
    assert proof_leads_to(leaf(b"other"), proof) != root_of(leaves)
    assert len(proof) <= size.bit_length()
