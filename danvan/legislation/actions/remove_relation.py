"""Take back what was said of two documents."""

from datetime import date

from django.db import transaction

from danvan.events.actors import Actor
from danvan.events.recording import record
from danvan.legislation.events import RelationRemoved
from danvan.legislation.models import Relation
from danvan.legislation.rules import MAY_EDIT_LIBRARY


@transaction.atomic(durable=True)
def remove_relation(relation_id: int, *, by: Actor, on: date) -> None:
    """Remove one relation; a repeat finds nothing and changes nothing."""
    rows = Relation.objects.select_for_update(of=("self",)).select_related("newer", "older")
    relation = rows.filter(pk=relation_id).first()
    MAY_EDIT_LIBRARY.require(by, relation.newer if relation else None, on=on)
    if relation is None:
        return
    gone = RelationRemoved(relation.newer.slug, relation.deed, relation.older.slug)
    relation.delete()
    record(gone, about=relation.newer, by=by)
