"""Correct what the library says about a document."""

from datetime import date

from django.db import transaction

from danvan.events.actors import Actor
from danvan.events.recording import record
from danvan.legislation.events import DocumentCorrected
from danvan.legislation.facts import DocumentFacts
from danvan.legislation.models import Document
from danvan.legislation.rules import MAY_EDIT_LIBRARY


@transaction.atomic(durable=True)
def correct_document(document_id: int, facts: DocumentFacts, *, by: Actor, on: date) -> Document:
    """Replace the facts of a document; the trail keeps which ones changed and the days in force that now hold."""
    document = Document.objects.select_for_update().get(pk=document_id)
    MAY_EDIT_LIBRARY.require(by, document, on=on)
    changed = facts.put_into(document)
    if changed:
        document.save()
        days = (str(document.in_force_from or ""), str(document.in_force_to or ""))
        record(DocumentCorrected(document.slug, "+".join(changed)[:120], *days), about=document, by=by)
    return document
