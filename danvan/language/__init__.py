"""Vietnamese text, pure Python: one way to normalise, fold and sort it."""

from danvan.language.names import name_sort_key
from danvan.language.sorting import sort_key
from danvan.language.text import fold, normalise, normalise_line

__all__ = ["fold", "name_sort_key", "normalise", "normalise_line", "sort_key"]
