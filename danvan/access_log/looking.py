"""note_look(): write down that somebody looked, before they see it."""

from datetime import datetime

from django.db import models

from danvan.access_log.models import AccessRecord
from danvan.events.actors import Actor, describe
from danvan.language import normalise_line


def note_look(by: Actor, *, about: models.Model, what: str, at: datetime, reason: str = "") -> AccessRecord:
    """Note that `by` looks at `what` ("contact", "file") of `about`; call it before showing anything.

    Outside a transaction, so that a look stays noted whatever fails afterwards; `reason` is cut at 200 letters.
    """
    kind, pk = describe(by)
    return AccessRecord.objects.create(
        actor_kind=kind,
        actor_id=pk,
        subject_type=about._meta.label_lower,
        subject_id=about.pk,
        what=what,
        at=at,
        reason=normalise_line(reason)[:200],
    )
