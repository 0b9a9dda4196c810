"""Fixtures of this folder."""

from tests.attachments.fixtures import files_folder, registered

__all__ = ["files_folder", "registered"]
