"""Fixtures of this folder."""

from tests.notifications.fixtures import post, registered

__all__ = ["post", "registered"]
