"""A petition on its way to an answer, brought there by the actions themselves."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from django.utils import timezone

from danvan.accounts.models import User
from danvan.legislation.models import Clause
from danvan.legislation.seeding import find_clause
from danvan.organisations.models import Mandate, Unit
from danvan.organisations.queries import forget_memberships
from danvan.petitions.actions.accept import accept_petition
from danvan.petitions.actions.draft_answer import Draft, draft_answer
from danvan.petitions.actions.issue_answer import issue_answer
from danvan.petitions.actions.pass_answer import pass_answer
from danvan.petitions.actions.sign_answer import sign_answer
from danvan.petitions.actions.submit_answer import submit_answer
from danvan.petitions.models import Answer, AnsweringPath, Petition
from tests.organisations.cast import SmallCity, member
from tests.organisations.factories import unit
from tests.petitions.factories import MORNING, a_petition

LATER = MORNING + timedelta(days=2)
WHOLE = Draft(
    outcome="settled",
    text="Nắp cống đã được thay ngày 10/9/2026.",
    next_step="Tổ quản lý đô thị kiểm tra lại sau mưa.",
)
SCAN = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


@dataclass(frozen=True, slots=True)
class Ward:
    """A ward's committee with people for every step of the longest path."""

    city: SmallCity
    receiver: User
    handler: User
    room_head: User
    office_head: User
    head: User
    clerk: User
    office: Unit

    @property
    def unit(self) -> Unit:
        return self.city.ward_committee


def a_ward(city: SmallCity) -> Ward:
    """The people of the ward committee, each with one role."""
    office = unit(
        "Văn phòng HĐND và UBND phường Ba Đình", kind="office", below=city.ward_committee, territory=city.ward
    )
    return Ward(
        city=city,
        receiver=member("w-receiver", city.ward_committee, "receiver"),
        handler=member("w-handler", city.ward_committee, "handler"),
        room_head=member("w-room-head", city.ward_division, "head"),
        office_head=member("w-office-head", office, "head"),
        head=member("w-head", city.ward_committee, "head"),
        clerk=member("w-clerk", city.ward_committee, "clerk"),
        office=office,
    )


def fresh(user: User) -> User:
    """The same person at the next request: nothing remembered of the last one."""
    forget_memberships(user)
    return User.objects.get(pk=user.pk)


def law_clause() -> Clause:
    return find_clause("luat-42-2013-qh13")


def long_path(unit: Unit) -> AnsweringPath:
    return AnsweringPath.objects.create(unit=unit, steps=["specialist", "room_head", "office", "leader"])


def accepted(ward: Ward, *, room: bool = True, **changes: Any) -> Petition:
    """Accepted by the receiver, in the hands of the room when asked."""
    petition = a_petition(ward.city.ward, **changes)
    accept_petition(petition.pk, by=ward.receiver, at=changes.get("at", MORNING))
    if room:
        Petition.objects.filter(pk=petition.pk).update(room=ward.city.ward_division)
    return Petition.objects.get(pk=petition.pk)


def drafted(petition: Petition, ward: Ward, *, draft: Draft | None = None, **changes: Any) -> Answer:
    """A whole draft with a clause as evidence."""
    written = draft or replace(WHOLE, clauses=(law_clause(),))
    known = petition.answers.filter(state__in=["draft", "returned"]).first()
    revision = known.revision if known else 0
    return draft_answer(petition.pk, replace(written, **changes), revision=revision, by=fresh(ward.handler), at=LATER)


def submitted(petition: Petition, ward: Ward, **changes: Any) -> Answer:
    drafted(petition, ward, **changes)
    return submit_answer(petition.pk, by=fresh(ward.handler), at=LATER)


def signed(petition: Petition, ward: Ward, **changes: Any) -> Answer:
    answer = submitted(petition, ward, **changes)
    at = {"room_head": ward.room_head, "office": ward.office_head}
    while answer.waits_for != "leader":
        answer = pass_answer(petition.pk, by=fresh(at[answer.waits_for]), at=LATER)
    return sign_answer(petition.pk, by=fresh(ward.head), at=LATER)


def issued(petition: Petition, ward: Ward, *, at: Any = LATER, **changes: Any) -> Answer:
    signed(petition, ward, **changes)
    return issue_answer(petition.pk, by=fresh(ward.clerk), at=at)


def a_mandate(of: Unit) -> Mandate:
    """A function of a unit, resting on a law."""
    return Mandate.objects.create(
        unit=of,
        order=of.mandates.count() + 1,
        verb="quản lý",
        object="thoát nước",
        field="hạ tầng",
        level="city",
        text="Quản lý thoát nước đô thị.",
        basis=find_clause("luat-72-2025-qh15"),
        valid_from=timezone.localdate(MORNING) - timedelta(days=300),
    )


def a_refusal(to: Unit, mandate: Mandate | None = None) -> Draft:
    return Draft(
        outcome="refused",
        text="Việc này thuộc thẩm quyền của cơ quan nêu dưới đây.",
        next_step="Cơ quan đó trả lời trong thời hạn đã ghi.",
        competent_unit=to,
        competent_mandate=mandate or a_mandate(to),
    )
