"""The portal stands on every area: it needs the rules of law they count by."""

from tests.petitions.conftest import law

__all__ = ["law"]
