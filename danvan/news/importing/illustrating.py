"""The pictures of an article, fetched before anything is written; one that is missing leaves its name in the text."""

from dataclasses import dataclass, replace
from html import escape

from danvan.news.importing.parts import Part, Shown, Text
from danvan.news.importing.pictures import PictureFile, read_picture
from danvan.news.importing.prepared import Prepared
from danvan.news.importing.row import Reason
from danvan.news.importing.stores import Store

MISSING = "[thiếu ảnh: {}]"
_MOST = 200


@dataclass(frozen=True, slots=True)
class Illustrated:
    """An article with the files of its pictures by the name that the old page gave them."""

    article: Prepared
    files: dict[str, PictureFile]


def illustrate(article: Prepared, store: Store) -> Illustrated:
    """Every picture or a reason why it is missing; an article with a doubtful picture is a draft."""
    files: dict[str, PictureFile] = {}
    doubts: list[Reason] = []
    shown = [part for part in (article.picture, *article.parts) if isinstance(part, Shown)]
    for part in shown[:_MOST]:
        if part.src not in files:
            found = read_picture(store, part.src, article.near)
            if isinstance(found, Reason):
                doubts.append(found)
                continue
            files[part.src] = found
        if not part.alt:
            doubts.append(Reason("no-alt", {"picture": part.src[:120]}))
    if len(shown) > _MOST:
        doubts.append(Reason("too-many-pictures", {"most": _MOST}))
    parts = tuple(_or_its_name(part, files) for part in article.parts)
    lead_picture = article.picture if article.picture and article.picture.src in files else None
    return Illustrated(replace(article, parts=parts, picture=lead_picture, drafts=(*article.drafts, *doubts)), files)


def _or_its_name(part: Part, files: dict[str, PictureFile]) -> Part:
    if isinstance(part, Text) or part.src in files:
        return part
    told = " – ".join(filter(None, (MISSING.format(part.src[:120]), part.alt, part.caption)))
    return Text(f"<p>{escape(told, quote=False)}</p>")
