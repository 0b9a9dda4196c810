"""What everyone may read: public copies, found by words, place and support. No petition's own text is asked."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Count, IntegerField, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from danvan.language import fold
from danvan.organisations.names import ABBREVIATIONS
from danvan.organisations.place_names import readings
from danvan.organisations.places import territories_by_old_name
from danvan.petitions.lifecycle import State
from danvan.petitions.models import Publication, Support
from danvan.petitions.models.publication import PublicationQuerySet
from danvan.references.numbering import tidy_reference

_READ = ("petition__unit", "petition__topic__parent", "petition__territory", "answer__unit")
#: Columns of the petition that hold what a sender wrote, or who he is; a public page never reads them.
_NEVER = ("title", "content", "folded", "place", "latitude", "longitude", "link_hash", "form_hash")
MOST_WORDS = 12


def public_copies(*, before: datetime) -> PublicationQuerySet:
    """Every copy shown now, newest first, with what lists draw; `supports`: counted until that moment."""
    counted = Support.objects.filter(petition=OuterRef("petition_id"), at__lt=before).order_by()
    number = counted.values("petition").annotate(n=Count("pk")).values("n")
    rows = _shown().annotate(supports=Coalesce(Subquery(number, output_field=IntegerField()), Value(0)))
    return rows.order_by("-published_at", "-pk")


def public_copy(reference: str) -> Publication | None:
    """The copy of a reference as typed, or None when nothing of it is shown."""
    return _shown().filter(petition__reference=tidy_reference(reference)).first()


def lately_answered(most: int) -> list[Publication]:
    """The last public answers, newest first."""
    rows = _shown().filter(petition__state=State.ANSWERED.value, answer__isnull=False)
    return list(rows.order_by("-answer__issued_at", "-pk")[:most])


def matching(rows: PublicationQuerySet, words: str, *, on: date) -> PublicationQuerySet:
    """Copies that hold every word, tones ignored and abbreviations opened; or that lie in a place of that name.

    The name of a ward that ended on 30/6/2025 finds what lies in the wards that came after it.
    """
    held = Q()
    for word in fold(words).split()[:MOST_WORDS]:
        opened = ABBREVIATIONS.get(word)
        held &= Q(folded__contains=word) | (Q(folded__contains=opened) if opened else Q())
    return rows.filter(held | Q(petition__territory__in=_wards_named(words, on)))


def _shown() -> PublicationQuerySet:
    return Publication.objects.shown().select_related(*_READ).defer(*(f"petition__{name}" for name in _NEVER))


def _wards_named(words: str, on: date) -> Iterable[int]:
    names = {reading.name for reading in readings(words[: MOST_WORDS * 12])}
    exact = [found for found in territories_by_old_name(words, on) if found.territory.folded in names]
    return {line.territory.pk for found in exact for line in found.successors}


def point_words(latitude: Decimal | None, longitude: Decimal | None) -> str:
    """ "21.038, 105.834", never finer; "" without a point."""
    return "" if latitude is None or longitude is None else f"{latitude:.3f}, {longitude:.3f}"
