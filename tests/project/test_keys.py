"""Keys: made once, for their owner only, whole or not at all."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from danvan.project.keys import DEMONSTRATION_MARK, NAMES, KeyStore


def test_missing_keys_are_made_for_their_owner_only(tmp_path: Path) -> None:
    store = KeyStore(tmp_path / "keys", production=True)
    assert all(len(store.all(name)) == 1 for name in NAMES)
    assert {stat.S_IMODE((tmp_path / "keys" / name).stat().st_mode) for name in NAMES} == {0o600}
    assert {path.name for path in (tmp_path / "keys").iterdir()} == set(NAMES)


def test_many_starting_at_once_read_one_key(tmp_path: Path) -> None:
    def read(_: int) -> str:
        return KeyStore(tmp_path / "keys", production=True).newest("chain")

    with ThreadPoolExecutor(max_workers=16) as pool:
        assert len(set(pool.map(read, range(64)))) == 1


def test_rotation_keeps_the_old_key_for_reading(tmp_path: Path) -> None:
    store = KeyStore(tmp_path, production=True)
    old = store.newest("index")
    path = tmp_path / "index"
    path.write_text(f"new\n{old}\n")
    assert store.all("index") == ["new", old]


def test_production_refuses_demonstration_keys(tmp_path: Path) -> None:
    KeyStore(tmp_path, production=False).newest("data")
    assert (tmp_path / "data").read_text().startswith(DEMONSTRATION_MARK)
    with pytest.raises(ImproperlyConfigured, match="production refuses"):
        KeyStore(tmp_path, production=True).newest("data")


@pytest.mark.parametrize(("text", "mode", "said"), [("", 0o600, "is empty"), ("key\n", 0o644, "read by others")])
def test_empty_or_open_key_is_refused(tmp_path: Path, text: str, mode: int, said: str) -> None:
    (tmp_path / "chain").write_text(text)
    (tmp_path / "chain").chmod(mode)
    with pytest.raises(ImproperlyConfigured, match=said):
        KeyStore(tmp_path, production=True).newest("chain")
