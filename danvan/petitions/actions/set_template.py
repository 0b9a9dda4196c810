"""A ready text is added or changed; the city's by the coordinator, a unit's by its head or administrator."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.language import normalise, normalise_line
from danvan.organisations.models import Unit
from danvan.petitions.errors.answering import UnknownTextField
from danvan.petitions.events.answering import AnswerTemplateChanged
from danvan.petitions.models import AnswerTemplate, Topic
from danvan.petitions.queries.ready_texts import unknown_fields
from danvan.petitions.rules.answering import MAY_KEEP_TEXTS


@dataclass(frozen=True, slots=True)
class ReadyText:
    """unit None: for the whole city; topic None: for any."""

    unit: Unit | None
    topic: Topic | None
    outcome: str
    title: str
    text: str
    next_step: str

    def columns(self) -> dict[str, object]:
        return {
            "unit": self.unit,
            "topic": self.topic,
            "outcome": self.outcome,
            "title": normalise_line(self.title),
            "text": normalise(self.text),
            "next_step": normalise_line(self.next_step),
        }


@transaction.atomic(durable=True)
def set_template(template_id: int | None, ready: ReadyText, *, by: User, at: datetime) -> AnswerTemplate:
    """Add it (None) or change the one named; a retired one is offered again. Who moves one keeps both units' texts.

    Raises UnknownTextField.
    """
    on = timezone.localdate(at)
    row = AnswerTemplate() if template_id is None else AnswerTemplate.objects.select_for_update().get(pk=template_id)
    if template_id is not None:
        MAY_KEEP_TEXTS.require(by, row, on=on)
    columns = ready.columns()
    same = all(getattr(row, name) == value for name, value in columns.items()) if template_id is not None else False
    if same and row.retired_on is None:
        return row
    for name, value in columns.items():
        setattr(row, name, value)
    MAY_KEEP_TEXTS.require(by, row, on=on)
    if unknown := unknown_fields(f"{row.text} {row.next_step}"):
        raise UnknownTextField(field=unknown[0])
    change = "added" if template_id is None else "restored" if row.retired_on else "changed"
    row.retired_on = None
    row.save()
    event = AnswerTemplateChanged(row.unit.slug if row.unit else "", row.outcome, change)
    record(event, about=row, by=by, unit_id=row.unit_id, at=at)
    return row


@transaction.atomic(durable=True)
def retire_template(template_id: int, *, by: User, at: datetime) -> AnswerTemplate:
    """Offer it no more; retiring twice is one retirement."""
    row = AnswerTemplate.objects.select_for_update().get(pk=template_id)
    on = timezone.localdate(at)
    MAY_KEEP_TEXTS.require(by, row, on=on)
    if row.retired_on is not None:
        return row
    row.retired_on = on
    row.save(update_fields=["retired_on"])
    event = AnswerTemplateChanged(row.unit.slug if row.unit else "", row.outcome, "retired")
    record(event, about=row, by=by, unit_id=row.unit_id, at=at)
    return row
