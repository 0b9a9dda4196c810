"""Numbers that other systems gave to our cases."""

import re
from datetime import datetime

from django.db import models

from danvan.events.actors import Actor
from danvan.events.recording import record
from danvan.language import normalise_line
from danvan.references.errors import BadExternalCode, ExternalIdTaken
from danvan.references.events import ExternalIdAttached
from danvan.references.models import ExternalId

_CODE = re.compile(r"[A-Za-z0-9_.:/+@-]{1,120}")


def attach_external_id(
    subject: models.Model, system: str, code: str, by: Actor, *, at: datetime | None = None
) -> ExternalId:
    """Note under which number `system` knows `subject`, inside the caller's transaction.

    The same number for the same subject again changes nothing. Raises BadExternalCode, or ExternalIdTaken
    when the number stands for another case.
    """
    system, code = normalise_line(system), normalise_line(code)
    if not _CODE.fullmatch(code) or not _CODE.fullmatch(system) or len(system) > 40:
        raise BadExternalCode
    kind = subject._meta.label_lower
    row, made = ExternalId.objects.get_or_create(
        system=system, code=code, defaults={"subject_type": kind, "subject_id": subject.pk}
    )
    if (row.subject_type, row.subject_id) != (kind, subject.pk):
        raise ExternalIdTaken(code=code, system=system)
    if made:
        record(ExternalIdAttached(system, code), about=subject, by=by, at=at)
    return row


def find_external_id(system: str, code: str) -> ExternalId | None:
    """Whose number this is, or None."""
    return ExternalId.objects.filter(system=normalise_line(system), code=normalise_line(code)).first()
