"""Who writes, who approves, who reads what is not yet published; who sends what must be known, and who must read it."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import Q

from danvan.events.actors import JobActor
from danvan.news.lifecycle import DisseminationState
from danvan.news.models import Dissemination, Reader
from danvan.organisations.models import Role, Unit
from danvan.organisations.queries import memberships_of, unit_ids_of
from danvan.permissions.rule import Rule, nothing

WRITERS = (Role.WRITER,)
EDITORS = (Role.EDITOR,)


def _holds(roles: tuple[Role, ...]) -> Callable[..., bool]:
    def holds(actor: Any, obj: Any = None, *, on: date) -> bool:
        return bool(unit_ids_of(actor, on=on, roles=roles))

    return holds


_writes, _edits = _holds(WRITERS + EDITORS), _holds(EDITORS)

#: Opens `/cms/`: Wagtail decides there by page, from groups mirrored from these roles.
MAY_WRITE_NEWS = Rule("news.write", enters=_writes, allows=_writes)
MAY_PUBLISH_NEWS = Rule("news.publish", enters=_edits, allows=_edits)

SENDERS = (Role.COORDINATOR, Role.HEAD, Role.EDITOR)


def sending_units(actor: Any, *, on: date) -> frozenset[int]:
    """The units in whose name this person sends what must be known."""
    return unit_ids_of(actor, on=on, roles=SENDERS)


def reach(actor: Any, *, on: date) -> frozenset[int]:
    """Units this person may oblige to read: the own ones and those below; every unit, for a coordinator."""
    if unit_ids_of(actor, on=on, roles=[Role.COORDINATOR]):
        return frozenset(Unit.objects.on(on).handling_cases().values_list("pk", flat=True))
    return unit_ids_of(actor, on=on, roles=SENDERS, below=True)


def _sends(actor: Any, *, on: date) -> bool:
    return bool(sending_units(actor, on=on))


def _prepares(actor: Any, dissemination: Dissemination, *, on: date) -> bool:
    return dissemination.unit_id in sending_units(actor, on=on)


def _oversees(actor: Any, *, on: date) -> Q:
    """The own ones with drafts; of others, what was sent by or to a unit within reach."""
    own, within = sending_units(actor, on=on), reach(actor, on=on)
    to_us = Reader.objects.filter(unit_id__in=within).values("dissemination_id")
    sent = ~Q(state=DisseminationState.DRAFT.value) & (Q(unit_id__in=within) | Q(pk__in=to_us))
    return Q(unit_id__in=own) | sent if own else Q(pk__in=[])


def _sees_coverage(actor: Any, dissemination: Dissemination, *, on: date) -> bool:
    return Dissemination.objects.filter(_oversees(actor, on=on), pk=dissemination.pk).exists()


def _works(actor: Any, *, on: date) -> bool:
    return bool(memberships_of(actor, on=on))


def _must_read(actor: Any, reader: Reader, *, on: date) -> bool:
    return Reader.objects.of(actor).filter(pk=reader.pk).exists() if _works(actor, on=on) else False


def _to_read(actor: Any, *, on: date) -> Q:
    return Q(pk__in=Reader.objects.of(actor).values("pk")) if _works(actor, on=on) else nothing(actor, on=on)


def _is_job(actor: Any, obj: Any = None, *, on: date) -> bool:
    return isinstance(actor, JobActor)


#: Drafting, sending, correcting, closing, answering questions: officers of the sending unit.
MAY_DISSEMINATE = Rule(
    "news.disseminate",
    enters=_sends,
    allows=_prepares,
    selects=lambda actor, *, on: Q(unit_id__in=sending_units(actor, on=on)),
)
#: Figures by unit, never by person: the sender, who stands above it, and who leads a unit it went to.
MAY_SEE_COVERAGE = Rule("news.see_coverage", enters=_sends, allows=_sees_coverage, selects=_oversees)
#: Rows are one's own rows as a reader.
MAY_READ_SENT = Rule("news.read_sent", enters=_works, allows=_must_read, selects=_to_read)
#: Jobs keep audiences up to date and remind.
MAY_KEEP_READERS = Rule("news.keep_readers", enters=_is_job, allows=_is_job)
#: Articles of an old portal come through the command line of the installation.
MAY_IMPORT_NEWS = Rule("news.import", enters=_is_job, allows=_is_job)
