"""Petitions of the demonstration at every stage of their road, each brought there by the actions themselves."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.actors import LinkHolder
from danvan.legislation.models import Document
from danvan.organisations.models import Mandate, Territory, Unit
from danvan.petitions.actions.ask_cooperation import ask_cooperation
from danvan.petitions.actions.assign import assign_petition
from danvan.petitions.actions.attach import attach_petition
from danvan.petitions.actions.draft_answer import Draft, draft_answer
from danvan.petitions.actions.enter import Entry, enter_petition
from danvan.petitions.actions.issue_answer import issue_answer
from danvan.petitions.actions.pass_answer import pass_answer
from danvan.petitions.actions.rate import rate_answer
from danvan.petitions.actions.reopen import reopen_petition
from danvan.petitions.actions.set_path import set_path
from danvan.petitions.actions.sign_answer import sign_answer
from danvan.petitions.actions.submit_answer import submit_answer
from danvan.petitions.actions.transfer import transfer_petition
from danvan.petitions.making import Person, Written
from danvan.petitions.models import Answer, ApprovalStep, Channel, Kind, Outcome, Petition, Score, Topic, TransferReason
from danvan.project.demo.petitions import form_token
from danvan.project.demo.publishing import publish, publish_some
from danvan.references.secrets import hash_secret

SENDER = LinkHolder()
WARD = "ubnd-phuong-nghia-do"
ROOM = "phong-kinh-te-ha-tang-va-do-thi-phuong-nghia-do"
PATH = [ApprovalStep.SPECIALIST.value, ApprovalStep.ROOM_HEAD.value, ApprovalStep.LEADER.value]
TEXT = (
    "Cán bộ đã kiểm tra tại chỗ và ghi nhận đúng như phản ánh. Đơn vị quản lý đã xử lý trong ngày; "
    "hiện trạng đã bảo đảm an toàn cho người đi lại."
)
NEXT = "Phường kiểm tra lại sau bảy ngày; nếu còn hư hỏng, ông/bà bấm đề nghị xem lại tại trang theo dõi."


def make_road() -> None:
    """Bring them to their stages; run once, as a step of the demonstration."""
    now = timezone.now()
    set_path(Unit.objects.get(slug=WARD).pk, steps=PATH, sign="PAKN", by=_user("lanhdao"), at=now)
    for number, bring in BRINGING.items():
        bring(_petition(number), now)
    _entered_from_elsewhere(now)
    publish_some()


def _petition(number: int) -> Petition:
    return Petition.objects.get(form_hash=hash_secret(form_token(number)))


def _user(code: str) -> User:
    return User.objects.get(code=code)


def _draft(petition: Petition, now: datetime) -> None:
    document = Document.objects.get(slug="qd-1207-qd-ubnd-2025")
    draft = Draft(outcome=Outcome.SETTLED, text=TEXT, next_step=NEXT, clauses=[document])
    found = Answer.objects.filter(petition=petition, round=petition.round).exclude(state="issued").first()
    draft_answer(petition.pk, draft, revision=found.revision if found else 0, by=_user("xuly"), at=now)


def _in_a_room(petition: Petition, now: datetime) -> None:
    room = Unit.objects.get(slug=ROOM)
    assign_petition(petition.pk, room=room, to=_user("chuyenvien"), by=_user("tiepnhan"), at=now)


def _waits_for_room(petition: Petition, now: datetime) -> None:
    _in_a_room(petition, now)
    _draft(petition, now)
    submit_answer(petition.pk, by=_user("xuly"), at=now)


def _waits_for_leader(petition: Petition, now: datetime) -> None:
    _waits_for_room(petition, now)
    pass_answer(petition.pk, by=_user("truongphong"), at=now)


def _signed(petition: Petition, now: datetime) -> None:
    _waits_for_leader(petition, now)
    sign_answer(petition.pk, by=_user("lanhdao"), at=now)


def _answered(petition: Petition, now: datetime) -> None:
    _signed(petition, now)
    issue_answer(petition.pk, by=_user("vanthu"), at=now)


def _answered_and_praised(petition: Petition, now: datetime) -> None:
    _answered(petition, now)
    rate_answer(petition.pk, round=1, score=Score.SATISFIED, reason="", by=SENDER, at=now)


def _reopened(petition: Petition, now: datetime) -> None:
    _answered(petition, now)
    reason = "Đèn sáng được hai hôm rồi lại tắt."
    rate_answer(petition.pk, round=1, score=Score.DISSATISFIED, reason=reason, by=SENDER, at=now)
    reopen_petition(petition.pk, reason=reason, by=SENDER, at=now)


def _public_before_its_answer(petition: Petition, now: datetime) -> None:
    publish(petition, by=_user("xuly"), at=now)
    _answered(petition, now)


def _with_another_unit(petition: Petition, now: datetime) -> None:
    day = timezone.localdate(now) + timedelta(days=1)
    words = "Đề nghị cho biết đoạn đường này có trong kế hoạch duy tu quý này không."
    unit = Unit.objects.get(slug="so-xay-dung")
    ask_cooperation(petition.pk, unit=unit, request=words, due_on=day, by=_user("xuly"), at=now)
    _draft(petition, now)


def _attached(petition: Petition, now: datetime) -> None:
    attach_petition(petition.pk, main=_petition(5).reference, by=_user("tiepnhan"), at=now)


def _disputed(petition: Petition, now: datetime) -> None:
    ways = (
        ("tiepnhan", "so-xay-dung"),
        ("tiepnhansxd", "ubnd-phuong-bach-mai"),
        ("tiepnhan2", WARD),
        ("tiepnhan", "so-xay-dung"),
    )
    for code, slug in ways:
        to = Unit.objects.get(slug=slug)
        mandate = Mandate.objects.on(timezone.localdate(now)).filter(unit=to).order_by("order")[0]
        transfer_petition(
            petition.pk, to=to, mandate=mandate, reason=TransferReason.FIELD, by=_user(code), at=now, remark=""
        )


def _entered_from_elsewhere(now: datetime) -> None:
    written = Written(
        kind=Kind.FEEDBACK,
        title="Rác tồn ở điểm tập kết hai ngày",
        content="Điểm tập kết đầy tràn từ hôm kia, nước chảy ra đường. Đề nghị thu gom và rửa điểm.",
        topic=Topic.objects.get(slug="moi-truong-rac"),
        territory=Territory.objects.get(slug="phuong-nghia-do", valid_to__isnull=True),
        place="Điểm tập kết cuối phố",
    )
    entry = Entry(written, Channel.IHANOI, sender=Person("Vi Thị Minh Họa", "0900000018"), external_code="MINHHOA-0018")
    enter_petition(entry, form_token=form_token(17), files_token="", by=_user("tiepnhan"), at=now)


#: Number of the petition in petitions.csv -> how it comes to its stage.
BRINGING: dict[int, Callable[[Petition, datetime], None]] = {
    0: _answered_and_praised,
    1: _reopened,
    2: _waits_for_leader,
    3: _public_before_its_answer,
    12: _with_another_unit,
    13: _waits_for_room,
    14: _signed,
    15: _attached,
    16: _disputed,
}
