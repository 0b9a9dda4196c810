"""Long lists: filters, headings that sort, pages without endless counting, export; one mechanism for every area."""

from danvan.ui.lists.exporting import wanted_export
from danvan.ui.lists.page import ListPage
from danvan.ui.lists.parts import Column, Filter, SavedView
from danvan.ui.lists.spec import ListSpec

__all__ = ["Column", "Filter", "ListPage", "ListSpec", "SavedView", "wanted_export"]
