"""Who may read a petition, who sees its sender, and how the rules of each step are made."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.db.models import Q

from danvan.organisations.models import Role
from danvan.organisations.queries import unit_ids_of
from danvan.permissions.rule import Rule
from danvan.petitions.lifecycle import AnswerState, State
from danvan.petitions.models import Answer, Cooperation, Petition
from danvan.petitions.rules.standing_in import delegated_units, units_served_by_office
from danvan.petitions.terms import LAST_ROUND

# A coordinator works at a unit too: what she took over lies there, and she receives for it.
AT_THE_UNIT = frozenset({Role.RECEIVER, Role.HANDLER, Role.HEAD, Role.CLERK, Role.COORDINATOR})
# The coordinator sees each petition of the city: she decides when units dispute one.
CITY_WIDE = frozenset({Role.COORDINATOR})
# What the one reader of a restricted petition does in the place of the others.
THE_ONE_READER = AT_THE_UNIT - {Role.HEAD}
_AT_SIGNATURE = (AnswerState.IN_APPROVAL.value, AnswerState.SIGNED.value)


def units(actor: Any, on: date, roles: Iterable[str]) -> frozenset[int]:
    """The units in which this person holds one of the roles on that day."""
    return unit_ids_of(actor, on=on, roles=roles)


def sees_all(actor: Any, on: date) -> bool:
    """A coordinator."""
    return bool(units(actor, on, CITY_WIDE))


def enters_desk(actor: Any, *, on: date) -> bool:
    """Someone with petitions to look at."""
    return bool(units(actor, on, AT_THE_UNIT | CITY_WIDE))


def _overseen(actor: Any, on: date) -> frozenset[int]:
    """Units below those this person heads, these included."""
    return unit_ids_of(actor, on=on, roles=[Role.HEAD], below=True)


def not_barred(actor: Any, on: date) -> Q:
    """Nobody of the unit complained about; nobody but the one reader of a restricted petition."""
    free = Q(about_unit__isnull=True) | ~Q(about_unit_id__in=unit_ids_of(actor, on=on))
    at_signature = Answer.objects.filter(state__in=_AT_SIGNATURE).values("petition_id")
    signs = Q(unit_id__in=units(actor, on, [Role.HEAD]), pk__in=at_signature)
    return free & (Q(restricted=False) | Q(only_reader_id=getattr(actor, "pk", None)) | signs)


def is_barred(actor: Any, petition: Petition, on: date) -> bool:
    """The same of one petition."""
    if petition.about_unit_id is not None and petition.about_unit_id in unit_ids_of(actor, on=on):
        return True
    if not petition.restricted or petition.only_reader_id == getattr(actor, "pk", None):
        return False
    heads = petition.unit_id in units(actor, on, [Role.HEAD])
    return not (heads and Answer.objects.filter(petition=petition, state__in=_AT_SIGNATURE).exists())


def _reads(actor: Any, petition: Petition, *, on: date) -> bool:
    if is_barred(actor, petition, on):
        return False
    own = units(actor, on, AT_THE_UNIT)
    if sees_all(actor, on) or petition.unit_id in own or (petition.room_id or 0) in own:
        return True
    if petition.round == LAST_ROUND and petition.unit_id in _overseen(actor, on):
        return True
    if Cooperation.objects.filter(petition=petition, unit_id__in=own).exists():
        return True
    found = _stands_in(actor, on)
    return bool(found) and Petition.objects.filter(found, pk=petition.pk).exists()


def _stands_in(actor: Any, on: date) -> Q:
    """Who signs in the head's place reads what he reads; the office what is on its way to the signature."""
    found = Q()
    if delegated := delegated_units(actor, on):
        found |= Q(unit_id__in=delegated)
    if served := units_served_by_office(actor, on):
        at_signature = Answer.objects.filter(state__in=_AT_SIGNATURE, unit_id__in=served)
        found |= Q(pk__in=at_signature.values("petition_id"))
    return found


def _readable(actor: Any, *, on: date) -> Q:
    if sees_all(actor, on):
        return not_barred(actor, on)
    own = units(actor, on, AT_THE_UNIT)
    asked = Cooperation.objects.filter(unit_id__in=own).values("petition_id")
    found = Q(unit_id__in=own) | Q(room_id__in=own) | Q(pk__in=asked)
    if overseen := _overseen(actor, on):
        found |= Q(round=LAST_ROUND, unit_id__in=overseen)
    return (found | _stands_in(actor, on)) & not_barred(actor, on)


def at_lead(name: str, roles: frozenset[Role], states: frozenset[State], *, also: Q | None = None) -> Rule:
    """A rule for people with one of `roles` in the lead unit or its room, while the petition is in one of `states`.

    also: a further condition on the row's own columns; simple lookups only, so that one row is asked by itself.
    """
    names = sorted(state.value for state in states)
    if Role.RECEIVER in roles:
        roles |= {Role.COORDINATOR}

    def allows(actor: Any, petition: Petition, *, on: date) -> bool:
        if petition.state not in names or is_barred(actor, petition, on) or not _holds(petition, also):
            return False
        if petition.restricted:
            return petition.only_reader_id == getattr(actor, "pk", None) and bool(roles & THE_ONE_READER)
        own = units(actor, on, roles)
        return petition.unit_id in own or (petition.room_id or 0) in own

    def selects(actor: Any, *, on: date) -> Q:
        own = units(actor, on, roles)
        lead = Q(restricted=False) & (Q(unit_id__in=own) | Q(room_id__in=own))
        if roles & THE_ONE_READER:
            lead |= Q(restricted=True, only_reader_id=getattr(actor, "pk", None))
        found = Q(state__in=names) & lead & not_barred(actor, on)
        return found if also is None else found & also

    return Rule(name, enters=holding(roles), allows=allows, selects=selects)


def holding(roles: Iterable[str]) -> Callable[..., bool]:
    """enters: someone with one of these roles anywhere."""
    wanted = frozenset(roles)
    return lambda actor, *, on: bool(units(actor, on, wanted))


def _holds(petition: Petition, also: Q | None) -> bool:
    return also is None or Petition.objects.filter(also, pk=petition.pk).exists()


def _sees_sender(actor: Any, petition: Petition, *, on: date) -> bool:
    if petition.contact_id is None or is_barred(actor, petition, on):
        return False
    if petition.sender_hidden:
        return petition.unit_id in units(actor, on, _SENDER_HIDDEN)
    own = units(actor, on, AT_THE_UNIT)
    return petition.unit_id in own or (petition.room_id or 0) in own


def _sender_seen(actor: Any, *, on: date) -> Q:
    own = units(actor, on, AT_THE_UNIT)
    plain = Q(sender_hidden=False) & (Q(unit_id__in=own) | Q(room_id__in=own))
    hidden = Q(sender_hidden=True, unit_id__in=units(actor, on, _SENDER_HIDDEN))
    return Q(contact__isnull=False) & (plain | hidden) & not_barred(actor, on)


# A sender who complains about officials is known to who receives and to the head of the unit above, to nobody else.
_SENDER_HIDDEN = frozenset({Role.RECEIVER, Role.COORDINATOR, Role.HEAD})

MAY_READ = Rule("petitions.read", enters=enters_desk, allows=_reads, selects=_readable)
MAY_SEE_SENDER = Rule("petitions.see_sender", enters=holding(AT_THE_UNIT), allows=_sees_sender, selects=_sender_seen)
