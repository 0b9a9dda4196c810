"""A unit chooses the approval steps of its answers and the sign of its register."""

import re
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.language import normalise_line
from danvan.organisations.models import Unit
from danvan.petitions.errors.answering import PathNotWhole, SignNotUsable
from danvan.petitions.events.answering import AnsweringPathChanged
from danvan.petitions.models import AnsweringPath, ApprovalStep
from danvan.petitions.rules.answering import MAY_SET_ANSWERING

_SIGN = re.compile(r"[A-ZĐ0-9](?:[A-ZĐ0-9.-]{0,28}[A-ZĐ0-9])?")


@transaction.atomic(durable=True)
def set_path(unit_id: int, *, steps: Sequence[str], sign: str, by: User, at: datetime) -> AnsweringPath:
    """Set both; answers already on their way go on by the new path. The same again is no change.

    Raises PathNotWhole, SignNotUsable.
    """
    unit = Unit.objects.select_for_update().get(pk=unit_id)
    MAY_SET_ANSWERING.require(by, unit, on=timezone.localdate(at))
    chosen, mark = _path(steps), normalise_line(sign).upper()
    if not _SIGN.fullmatch(mark):
        raise SignNotUsable
    path, new = AnsweringPath.objects.get_or_create(unit=unit)
    if not new and (path.steps, path.sign) == (chosen, mark):
        return path
    path.steps, path.sign = chosen, mark
    path.save()
    record(AnsweringPathChanged(unit.slug, "+".join(chosen)), about=path, by=by, unit_id=unit.pk, at=at)
    return path


def _path(steps: Sequence[str]) -> list[str]:
    known = [step for step in steps if step in ApprovalStep.values]
    whole = len(known) >= 2 and known[0] == ApprovalStep.SPECIALIST and known[-1] == ApprovalStep.LEADER
    if not whole or len(known) != len(steps) or len(set(known)) != len(known):
        raise PathNotWhole
    return [str(ApprovalStep(step).value) for step in known]
