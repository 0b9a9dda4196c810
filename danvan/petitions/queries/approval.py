"""The way of an answer to its signature: which steps, who is at each, by what right somebody signs."""

from dataclasses import dataclass
from datetime import date

from danvan.accounts.models import User
from danvan.organisations.models import Membership, Role, Unit, UnitKind, UnitParent
from danvan.organisations.models.membership import MembershipQuerySet
from danvan.petitions.models import (
    Answer,
    AnsweringPath,
    ApprovalPass,
    ApprovalStep,
    Petition,
    SigningDelegation,
    SigningForm,
)
from danvan.petitions.models.answering import DEFAULT_SIGN, SHORTEST_PATH


def path_of(petition: Petition, on: date) -> list[ApprovalStep]:
    """The steps this petition's answer passes on that day: a step of the unit's path that nobody fills is skipped.

    What one person alone reads goes to the leader straight.
    """
    if petition.restricted:
        return list(SHORTEST_PATH)
    known = AnsweringPath.objects.filter(unit_id=petition.unit_id).first()
    steps = [ApprovalStep(code) for code in known.steps] if known else list(SHORTEST_PATH)
    filled = {
        ApprovalStep.ROOM_HEAD: lambda: bool(petition.room_id) and _heads([petition.room_id or 0], on).exists(),
        ApprovalStep.OFFICE: lambda: _heads(offices_of(petition.unit_id, on), on).exists(),
    }
    return [step for step in steps if step not in filled or filled[step]()]


def step_after(petition: Petition, step: str, on: date) -> tuple[int, ApprovalStep]:
    """(place, step) that follows `step`; a step no longer on the path is followed by the leader."""
    path = path_of(petition, on)
    place = path.index(ApprovalStep(step)) + 1 if step in path else len(path) - 1
    place = min(place, len(path) - 1)
    return place, path[place]


def sign_of(unit_id: int) -> str:
    """The sign that a unit's numbers carry."""
    known = AnsweringPath.objects.filter(unit_id=unit_id).values_list("sign", flat=True).first()
    return known or DEFAULT_SIGN


def offices_of(unit_id: int, on: date) -> list[int]:
    """The offices that serve a unit on that day."""
    lines = UnitParent.objects.on(on).filter(parent_id=unit_id, unit__kind=UnitKind.OFFICE)
    return list(lines.values_list("unit_id", flat=True))


@dataclass(frozen=True, slots=True)
class Right:
    """By what right somebody signs: as head (no delegation), or by one."""

    form: SigningForm
    delegation: SigningDelegation | None

    def behalf(self, unit: Unit) -> str:
        """The code in the trail of in whose place it was done; "" for the head."""
        return "" if self.delegation is None else f"{self.form.value}:unit:{unit.pk}"


def right_to_sign(user: User, unit: Unit, on: date) -> Right | None:
    """The head signs in person; anyone else by the delegation in force that day; None for who may not."""
    if _heads([unit.pk], on).filter(user_id=user.pk).exists():
        return Right(SigningForm.SELF, None)
    given = SigningDelegation.objects.on(on).filter(unit=unit, user_id=user.pk).order_by("valid_from", "pk").last()
    return Right(SigningForm(given.form), given) if given else None


def people_at(answer: Answer, step: str, on: date) -> list[User]:
    """Who may take this step of the answer on that day."""
    petition = answer.petition
    if step == ApprovalStep.ROOM_HEAD:
        return _people(_heads([petition.room_id or 0], on))
    if step == ApprovalStep.OFFICE:
        return _people(_heads(offices_of(answer.unit_id, on), on))
    return signers(petition, on)


def signers(petition: Petition, on: date) -> list[User]:
    """Who may sign for the unit: its heads, and who stands in for them unless one person alone reads it."""
    found = _people(_heads([petition.unit_id], on))
    if not petition.restricted:
        given = SigningDelegation.objects.on(on).filter(unit_id=petition.unit_id, user__is_active=True)
        found += [row.user for row in given.select_related("user") if row.user not in found]
    return found


def passes_of(answer: Answer) -> list[ApprovalPass]:
    """What was decided on its way, oldest first, with who did it."""
    return list(answer.passes.select_related("by"))


def submitter(answer: Answer) -> User:
    """Who sent it on its way last; before that, who drafted it."""
    sent = answer.passes.filter(decision=ApprovalPass.Decision.SUBMITTED).select_related("by").last()
    return sent.by if sent else answer.drafted_by


def _heads(unit_ids: list[int], on: date) -> MembershipQuerySet:
    return Membership.objects.in_force(on).filter(unit_id__in=unit_ids, role=Role.HEAD)


def _people(rows: MembershipQuerySet) -> list[User]:
    return list({row.user_id: row.user for row in rows.select_related("user").order_by("pk")}.values())
