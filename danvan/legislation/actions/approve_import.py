"""Enter a reviewed text in the library: document, articles and clauses in one transaction."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.events.actors import Actor
from danvan.events.recording import record
from danvan.legislation.drafting import open_draft, settle
from danvan.legislation.entering import enter_text
from danvan.legislation.errors import DocumentKnown, SlugReserved
from danvan.legislation.events import DocumentAdded, DocumentCorrected, TextEntered
from danvan.legislation.facts import DocumentFacts
from danvan.legislation.models import Document, ImportDraft
from danvan.legislation.models.document import RESERVED
from danvan.legislation.models.draft import DraftState
from danvan.legislation.rules import MAY_EDIT_LIBRARY


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """How a text is entered: its facts as reviewed, and the short name of a new document or "" to update."""

    facts: DocumentFacts
    slug: str = ""


@transaction.atomic(durable=True)
def approve_import(draft_id: int, entry: Entry, *, edition: int | None = None, by: Actor, at: datetime) -> Document:
    """Write the rows; a repeat gives the document of the first time.

    Raises DocumentKnown, SlugReserved for the short name, DaysReversed, DraftChanged, DraftSettled.
    """
    settled = ImportDraft.objects.select_related("document").filter(pk=draft_id, state=DraftState.APPROVED).first()
    on = timezone.localdate(at)
    if settled is not None and settled.document is not None:
        MAY_EDIT_LIBRARY.require(by, settled.document, on=on)
        return settled.document
    draft, read = open_draft(draft_id, edition=edition)
    MAY_EDIT_LIBRARY.require(by, draft.document, on=on)
    document, changed, new = _document(draft, entry)
    counts = enter_text(document, read)
    settle(draft, DraftState.APPROVED, at)
    draft.document = document
    draft.save(update_fields=["state", "settled_at", "document"])
    days = (str(document.in_force_from or ""), str(document.in_force_to or ""))
    fact = DocumentAdded(document.slug, document.verified) if new else DocumentCorrected(document.slug, changed, *days)
    if new or changed:
        record(fact, about=document, by=by, at=at)
    record(TextEntered(document.slug, new, changed, *counts), about=document, by=by, at=at)
    return document


def _document(draft: ImportDraft, entry: Entry) -> tuple[Document, str, bool]:
    """(the document with its facts written, the names of those that changed, whether it is new)."""
    if not entry.slug and draft.document_id is not None:
        known = Document.objects.select_for_update().get(pk=draft.document_id)
        changed = entry.facts.put_into(known)
        if changed:
            known.save()
        return known, "+".join(changed)[:120], False
    if entry.slug in RESERVED:
        raise SlugReserved
    if not entry.slug or Document.objects.filter(slug=entry.slug).exists():
        raise DocumentKnown
    document = Document(slug=entry.slug)
    entry.facts.put_into(document)
    document.save(force_insert=True)
    return document, "", True
