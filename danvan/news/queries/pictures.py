"""Sizes and formats of pictures, found for a whole page in one query."""

from collections.abc import Iterable
from itertools import product

from django.db.models import Prefetch, prefetch_related_objects

from danvan.news.models import Article, Picture, PictureRendition

FORMATS = ("avif", "webp", "jpeg")
LARGE, SMALL = (360, 720, 1200), (240, 480)


def specs(widths: Iterable[int]) -> list[str]:
    """As `{% picture %}` names them."""
    return [f"format-{form}|width-{width}" for form, width in product(FORMATS, widths)]


def with_renditions(pictures: Iterable[Picture | None], widths: Iterable[int]) -> None:
    """Give each picture its known renditions, so that the template asks for none of them."""
    found = [picture for picture in pictures if picture is not None]
    if found:
        known = PictureRendition.objects.filter(filter_spec__in=specs(widths))
        prefetch_related_objects(found, Prefetch("renditions", queryset=known, to_attr="prefetched_renditions"))


def pictures_in(article: Article) -> list[Picture]:
    """The lead picture and those in the text; one that was deleted is left out. One query for those in the text."""
    inside = [part.value.get("picture") for part in article.body if part.block_type == "picture"]
    return [picture for picture in (article.picture, *inside) if picture]
