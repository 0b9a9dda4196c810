"""What readers may comment on: an area registers each kind of page, this floor never imports the area.

An area calls `register("danvan_news.article", Commentable(...))` in its `AppConfig.ready`, once for each kind:

- `slug`: short ASCII word of the address of the form, `/binh-luan/<slug>/<id>/`; letters, digits, hyphens. The words
  "cua-toi" and "bao-cao" are taken.
- `label`: the kind in a word, for the moderator's inbox ("Article").
- `resolve(ids)`: id -> `Subject` for those ids that exist, in a fixed number of queries, whatever their number. It
  answers for drafts and removed pages too (`public=False`), because a moderator reads old comments as well.

What everyone reads under a page changes with an event (`events.py`): an area that keeps its pages watches those.

`Subject` holds what this floor needs to know of one page:

- `title`, `url`: as everyone reads it; the thread stands at `url` under the anchor `#binh-luan`.
- `open`: the switch "takes comments" of this page. A closed page keeps its published comments and offers no form.
- `public`: everyone may open `url` now. The form of a page that is not public answers 404.
- `unit_id`: the unit whose moderators are responsible, and whose officers reply; None is the whole city. Moderators
  of bodies of the city itself see every comment, so a unit without a moderator of its own leaves nothing lying.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise

TAKEN = frozenset({"cua-toi", "bao-cao"})


@dataclass(frozen=True, slots=True)
class Subject:
    """One page that readers comment on."""

    subject_type: str
    subject_id: int
    title: str
    url: str
    open: bool = True
    public: bool = True
    unit_id: int | None = None


@dataclass(frozen=True, slots=True)
class Commentable:
    """One kind of page; see the module for what each part promises."""

    slug: str
    label: "str | Promise"
    resolve: Callable[[Iterable[int]], Mapping[int, Subject]]


_KINDS: dict[str, Commentable] = {}


def register(subject_type: str, commentable: Commentable) -> None:
    """Let readers comment on `subject_type` ("app_label.model"). Raises ValueError for a slug already taken."""
    others = {kind.slug for name, kind in _KINDS.items() if name != subject_type}
    if commentable.slug in TAKEN | others:
        raise ValueError(f"Two kinds of page use the address {commentable.slug}.")
    _KINDS[subject_type] = commentable


def forget(subject_type: str) -> None:
    """Take a kind out again: tests register their own."""
    _KINDS.pop(subject_type, None)


def kind_of(subject_type: str) -> Commentable | None:
    """The kind as registered; None when its area has left the house."""
    return _KINDS.get(subject_type)


def type_of_slug(slug: str) -> str | None:
    """The subject type behind an address."""
    return next((name for name, kind in _KINDS.items() if kind.slug == slug), None)


def kinds() -> list[tuple[str, Commentable]]:
    """Every kind in the order of its address."""
    return sorted(_KINDS.items(), key=lambda pair: pair[1].slug)


def subject(subject_type: str, subject_id: int) -> Subject | None:
    """One page, or None when it does not exist."""
    kind = _KINDS.get(subject_type)
    return kind.resolve([subject_id]).get(subject_id) if kind else None


def subjects_of(keys: Iterable[tuple[str, int]]) -> dict[tuple[str, int], Subject]:
    """(type, id) -> page, for a list of comments: as many queries as there are kinds of page."""
    by_type: dict[str, set[int]] = {}
    for subject_type, subject_id in keys:
        by_type.setdefault(subject_type, set()).add(subject_id)
    found: dict[tuple[str, int], Subject] = {}
    for subject_type, ids in by_type.items():
        kind = _KINDS.get(subject_type)
        rows = kind.resolve(sorted(ids)) if kind else {}
        found |= {(subject_type, pk): row for pk, row in rows.items()}
    return found
