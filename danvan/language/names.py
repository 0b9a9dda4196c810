"""Order of people's names: the given name, the last word, comes first in a Vietnamese list."""

from danvan.language.sorting import sort_key
from danvan.language.text import normalise_line


def name_sort_key(full_name: str) -> str:
    """Key that sorts people by given name, then family name, then middle names."""
    words = normalise_line(full_name).split(" ")
    family, middle, given = words[0], words[1:-1], words[-1]
    return sort_key(" ".join([given, family, *middle]))
