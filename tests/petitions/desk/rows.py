"""Petitions as they stand on a desk: received by the action itself, then put where a test wants them."""

from datetime import datetime, timedelta

from danvan.accounts.models import User
from danvan.deadlines.models import Clock
from danvan.petitions.models import Answer, ApprovalPass, Cooperation, Petition, Seen
from tests.petitions.factories import MORNING, a_petition

#: Wednesday, 9 September 2026, 9:00 local; terms of that day end on 30 September.
NOW = MORNING
_NUMBER = iter(range(1, 1_000_000))


def standing(ward, *, at: datetime = NOW, **fields) -> Petition:
    """A petition received at `at`, with these columns."""
    petition = a_petition(ward, token=f"a-form-token-of-the-desk-{next(_NUMBER):06d}", at=at)
    if fields:
        Petition.objects.filter(pk=petition.pk).update(**fields)
        petition = Petition.objects.get(pk=petition.pk)
    if petition.state != "received":
        taken_in(petition, at + timedelta(hours=2))
    return petition


def accepted(ward, *, at: datetime = NOW, **fields) -> Petition:
    """A petition that is being settled."""
    return standing(ward, at=at, state="accepted", **fields)


def taken_in(petition: Petition, at: datetime) -> None:
    """Its intake ended then."""
    Clock.objects.of(petition).filter(stage=petition.intake_stage).update(closed_at=at, outcome="done")


def answer(petition: Petition, by: User, **fields) -> Answer:
    """An answer in the making or issued."""
    values = {"state": "draft", "round": petition.round, "unit": petition.unit, "drafted_by": by, "drafted_at": NOW}
    return Answer.objects.create(petition=petition, **{**values, **fields})


def issued(petition: Petition, by: User, at: datetime, **fields) -> Answer:
    """An issued answer; the petition is answered."""
    Petition.objects.filter(pk=petition.pk).update(state="answered", closed_at=at)
    whole = {"outcome": "settled", "text": "Đã thay.", "next_step": "Theo dõi", "number": f"{petition.pk}/PAKN"}
    dates = {"issued_at": at, "issued_on": at.date(), "due_at": petition.due_at, "on_time": at <= petition.due_at}
    return answer(petition, by, state="issued", **whole, **dates, **fields)


def submitted(petition: Petition, by: User, *, waits_for: str = "leader", at: datetime = NOW) -> Answer:
    """A draft on its way of approval since `at`."""
    draft = answer(petition, by, state="in_approval", waits_for=waits_for)
    ApprovalPass.objects.create(answer=draft, step="specialist", decision="submitted", by=by, at=at)
    return draft


def asked(petition: Petition, unit, by: User, due: datetime) -> Cooperation:
    """Another unit was asked to contribute."""
    return Cooperation.objects.create(
        petition=petition, unit=unit, request="Cho ý kiến", asked_by=by, asked_at=NOW, due_at=due
    )


def seen(petition: Petition, user: User, at: datetime = NOW) -> None:
    """The officer opened it then."""
    Seen.objects.update_or_create(petition=petition, user=user, defaults={"at": at})
