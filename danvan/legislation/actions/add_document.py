"""Add a document to the library."""

from datetime import date

from django.db import transaction

from danvan.events.actors import Actor
from danvan.events.recording import record
from danvan.legislation.errors import DocumentKnown, SlugReserved
from danvan.legislation.events import DocumentAdded
from danvan.legislation.facts import DocumentFacts
from danvan.legislation.models import Document
from danvan.legislation.models.document import RESERVED
from danvan.legislation.rules import MAY_EDIT_LIBRARY


@transaction.atomic(durable=True)
def add_document(slug: str, facts: DocumentFacts, *, by: Actor, on: date) -> Document:
    """Put a document on the shelf under a short name that citations may use from now on."""
    if slug in RESERVED:
        raise SlugReserved
    if Document.objects.filter(slug=slug).exists():
        raise DocumentKnown
    MAY_EDIT_LIBRARY.require(by, on=on)
    document = Document(slug=slug)
    facts.put_into(document)
    document.save(force_insert=True)
    record(DocumentAdded(slug, document.verified), about=document, by=by)
    return document
