"""Say what one document does to another."""

from datetime import date

from django.db import transaction

from danvan.events.actors import Actor
from danvan.events.recording import record
from danvan.legislation.errors import RelationReversed, RelationToItself
from danvan.legislation.events import RelationAdded
from danvan.legislation.models import Document, Relation
from danvan.legislation.rules import MAY_EDIT_LIBRARY


@transaction.atomic(durable=True)
def add_relation(newer_id: int, deed: str, older_id: int, *, by: Actor, on: date) -> Relation:
    """`newer` does `deed` to `older`; the same relation twice gives the first. Raises RelationToItself, -Reversed."""
    # Locked in one order, so that two who relate the same documents do not wait for each other.
    rows = Document.objects.select_for_update().filter(pk__in={newer_id, older_id}).order_by("pk")
    documents = {document.pk: document for document in rows}
    newer, older = documents[newer_id], documents[older_id]
    MAY_EDIT_LIBRARY.require(by, newer, on=on)
    if newer_id == older_id:
        raise RelationToItself
    if Relation.objects.filter(newer=older, older=newer, deed=deed).exists():
        raise RelationReversed
    relation, made = Relation.objects.get_or_create(newer=newer, older=older, deed=deed)
    if made:
        record(RelationAdded(newer.slug, deed, older.slug), about=newer, by=by)
    return relation
