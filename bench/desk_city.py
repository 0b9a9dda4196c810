"""A scratch city of any number of petitions, written in bulk: two years of inflow over all wards, few still open.

One ward has the same open cases whatever the size, so that its pages draw the same rows and only the database differs.
"""

import hashlib
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.deadlines.clocks import term_of
from danvan.deadlines.models import Clock
from danvan.deadlines.queries import current_edition, rule_on, working_calendar
from danvan.deadlines.terms import due
from danvan.language import fold
from danvan.organisations.models import Membership, Role, Territory, Unit
from danvan.organisations.queries import territories_today
from danvan.petitions.models import (
    Answer,
    ApprovalPass,
    Cooperation,
    Petition,
    Publication,
    Rating,
    Reopening,
    Seen,
    Topic,
    Transfer,
)
from danvan.petitions.terms import INTAKE, SETTLE
from danvan.project.demo.people import make_people
from danvan.project.preparing import prepare

WARD, ROOM = "ubnd-phuong-nghia-do", "phong-kinh-te-ha-tang-va-do-thi-phuong-nghia-do"
YEARS = timedelta(days=730)
OPEN_IN_WARD, OPEN_ELSEWHERE, BATCH = 40, 300, 2_000
WORDS = (
    "nắp cống vỡ trước cổng trường học, nước tràn vào ngõ khi mưa to; đề nghị thay nắp và đặt rào chắn tạm",
    "đèn đường hỏng nhiều tuần ở đoạn cuối phố, buổi tối rất tối và nguy hiểm cho người đi bộ cùng xe đạp",
    "rác dồn ở chân cầu, bốc mùi, xe thu gom bỏ qua ngõ nhỏ; bà con đã báo tổ dân phố nhưng chưa có kết quả",
    "phương án đền bù chưa niêm yết đủ mười lăm ngày, nhiều hộ chưa được xem bảng giá và đơn giá cây trồng",
    "quán bán hàng chiếm vỉa hè, người đi bộ phải xuống lòng đường, nhất là giờ tan học buổi chiều",
)
LABEL = Petition._meta.label_lower


def build(size: int) -> None:
    """Fill an empty database with `size` petitions and what belongs to them."""
    prepare(lambda _words: None)
    make_people()
    Filling(size).run()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


class Filling:
    """Where rows come from: one source of chance, the same for the same size."""

    def __init__(self, size: int) -> None:
        self.size, self.chance, self.now = size, random.Random(size), datetime.now(UTC)
        self.wards = self._wards()
        self.topics = list(Topic.objects.filter(parent__isnull=False))
        self.officer = User.objects.get(code="chuyenvien")
        self.receiver = User.objects.get(code="tiepnhan")
        self.ward, self.room = Unit.objects.get(slug=WARD), Unit.objects.get(slug=ROOM)
        self.department = Unit.objects.get(slug="so-xay-dung")
        self.edition = current_edition()
        self.rules = {key: rule_on(key, timezone.localdate(self.now)) for key in (SETTLE, INTAKE)}
        make_receivers(self.wards)

    def run(self) -> None:
        """Batches of petitions, each with its clocks, answer, rating, transfer and public copy."""
        numbers = iter(range(1, self.size + 1))
        while batch := [self.petition(n) for n, _ in zip(numbers, range(BATCH), strict=False)]:
            self.write(batch)

    @transaction.atomic
    def write(self, batch: list[Petition]) -> None:
        """One batch, whole or not at all."""
        Petition.objects.bulk_create(batch)
        Clock.objects.bulk_create([clock for row in batch for clock in self.clocks(row)])
        Transfer.objects.bulk_create([hop for row in batch for hop in self.hops(row)])
        answers = [answer for row in batch if (answer := self.answer(row))]
        Answer.objects.bulk_create(answers)
        ApprovalPass.objects.bulk_create([self.submitted(a) for a in answers if a.waits_for])
        Rating.objects.bulk_create([self.rating(a) for a in answers if a.is_issued and self.chance.random() < 0.4])
        Reopening.objects.bulk_create([self.reopening(row) for row in batch if row.round == 2])
        Cooperation.objects.bulk_create([c for row in batch for c in self.cooperations(row)])
        Publication.objects.bulk_create([self.public(a) for a in answers if a.is_issued and a.petition_id % 3 == 0])
        Seen.objects.bulk_create([Seen(petition=row, user=self.receiver, at=self.now) for row in batch if row.pk % 2])

    def petition(self, n: int) -> Petition:
        """The first ones are open in the reference ward, the next open elsewhere, the rest closed over two years."""
        own, is_open = n <= OPEN_IN_WARD, n <= OPEN_IN_WARD + max(OPEN_ELSEWHERE, int(self.size * 0.03))
        ward, unit = self.wards[0] if own else self.chance.choice(self.wards)
        back = timedelta(days=24) if is_open else YEARS
        received = self.now - back * self.chance.random() - (timedelta() if is_open else timedelta(days=22))
        topic, text = self.chance.choice(self.topics), self.chance.choice(WORDS)
        title, content = f"{text[:60]} {n}", f"{text}. Số {n}. " + " ".join(self.chance.sample(WORDS, 2))
        state = self.state(n, is_open)
        row = Petition(
            reference=f"H26.PAKN.{received:%Y%m%d}.{n:06d}",
            kind="feedback" if n % 3 else "proposal",
            channel="web" if n % 4 else "paper",
            state=state,
            title=title,
            content=content,
            folded=fold(f"{title} {content}"),
            topic=topic,
            territory=ward,
            unit=unit,
            unit_since=received,
            received_unit=unit,
            received_at=received,
            received_on=timezone.localdate(received),
            due_at=due_of(SETTLE, received)[0],
            changed_at=received,
            may_publish=True,
            round=2 if n % 50 == 7 and state in {"accepted", "answered"} else 1,
            hops=1 if n % 7 == 0 else 0,
            link_hash=hashlib.sha256(b"l%d" % n).hexdigest(),
            form_hash=hashlib.sha256(b"f%d" % n).hexdigest(),
        )
        if row.state == "answered":
            row.closed_at = received + timedelta(days=self.chance.choice((6, 9, 14, 18, 20, 28)))
        if own and row.state == "accepted":
            row.room, row.assignee = self.room, self.officer if n % 5 else self.receiver
        elif row.state == "accepted" and n % 6:
            row.assignee = self.officer
        return row

    def state(self, n: int, is_open: bool) -> str:
        if not is_open:
            return "answered"
        if n > OPEN_IN_WARD and n % 40 == 0:
            return "undecided"
        return "received" if n % 4 == 0 else "accepted"

    def clocks(self, row: Petition) -> Iterator[Clock]:
        wanted = ((SETTLE, row.settle_stage, row.closed_at), (INTAKE, "intake", self.taken_in(row)))
        for key, stage, closed in wanted:
            due_at, why = due_of(key, row.received_at)
            yield Clock(
                subject_type=LABEL,
                subject_id=row.pk,
                stage=stage,
                rule=self.rules[key],
                edition=self.edition,
                started_at=row.received_at,
                due_at=due_at,
                explanation=why,
                closed_at=closed,
                outcome="done" if closed else "",
            )

    def taken_in(self, row: Petition) -> datetime | None:
        return None if row.state == "received" else row.received_at + timedelta(hours=3)

    def hops(self, row: Petition) -> Iterator[Transfer]:
        if row.hops:
            days = self.chance.randint(0, 4)
            moved = row.received_at + timedelta(days=days)
            yield Transfer(
                petition=row, hop=1, from_unit=self.department, to_unit=row.unit, decided=True, reason="field",
                at=moved, moved_on=timezone.localdate(moved), days_lost=days,
            )  # fmt: skip

    def answer(self, row: Petition) -> Answer | None:
        base: dict[str, Any] = {"petition": row, "round": row.round, "unit": row.unit, "text": "Đã thay nắp cống."}
        base |= {
            "outcome": "refused" if row.pk % 29 == 0 else "settled",
            "drafted_by": self.officer,
            "competent_body": "Cơ quan khác",
        }
        base |= {"next_step": "Theo dõi một tháng", "drafted_at": row.received_at + timedelta(days=2)}
        if row.state == "answered":
            on = timezone.localdate(row.closed_at)
            return Answer(
                **base, state="issued", number=f"{row.pk}/PAKN", issued_at=row.closed_at, due_at=row.due_at,
                issued_on=on, year=on.year, on_time=row.closed_at <= row.due_at,
            )  # fmt: skip
        if row.state == "accepted" and row.pk % 3 == 0:
            return Answer(**base, state="in_approval", waits_for="leader")
        return Answer(**base, state="draft") if row.state == "accepted" and row.pk % 3 == 1 else None

    def submitted(self, answer: Answer) -> ApprovalPass:
        return ApprovalPass(
            answer=answer, step="specialist", decision="submitted", by=self.officer, at=answer.drafted_at
        )

    def rating(self, answer: Answer) -> Rating:
        score = self.chance.choice(("satisfied", "satisfied", "acceptable", "dissatisfied"))
        at = answer.issued_at + timedelta(days=1)
        return Rating(
            petition=answer.petition, round=answer.round, unit=answer.unit, score=score, reason="Chưa rõ", at=at,
            rated_on=timezone.localdate(at),
        )  # fmt: skip

    def reopening(self, row: Petition) -> Reopening:
        at = row.received_at
        return Reopening(petition=row, unit=row.unit, reason="Chưa xong", at=at, reopened_on=timezone.localdate(at))

    def cooperations(self, row: Petition) -> Iterator[Cooperation]:
        if row.state == "accepted" and row.pk % 4 == 1 and row.unit_id != self.department.pk:
            yield Cooperation(
                petition=row, unit=self.department, request="Cho ý kiến", asked_by=self.receiver,
                asked_at=row.received_at, due_at=row.due_at,
            )  # fmt: skip

    def public(self, answer: Answer) -> Publication:
        row = answer.petition
        copy = Publication(
            petition=row, public_title=row.title, public_text=row.content, public_answer=answer.text,
            published_at=answer.issued_at, published_by=self.receiver, consent_version="1",
        )  # fmt: skip
        copy.refold(row.reference)
        return copy

    def _wards(self) -> list[tuple[Territory, Unit]]:
        """Each ward with its committee, the reference ward first."""
        on = timezone.localdate(self.now)
        committees = {unit.territory_id: unit for unit in Unit.objects.on(on).filter(kind="committee", tier="commune")}
        found = [(ward, committees[ward.pk]) for ward in territories_today(on) if ward.pk in committees]
        return sorted(found, key=lambda pair: pair[1].slug != WARD)


@cache
def _term(key: str, day: object, hour: int) -> tuple[datetime, list[Any]]:
    moment = datetime.combine(day, datetime.min.time(), working_calendar().zone) + timedelta(hours=hour)  # type: ignore[arg-type]
    found = due(moment, term_of(rule_on(key, day)), working_calendar())  # type: ignore[arg-type]
    return found.due_at, list(found.steps)


def due_of(key: str, received: datetime) -> tuple[datetime, list[Any]]:
    """Due date and explanation, computed once for an hour of a day; never before the receipt."""
    local = timezone.localtime(received)
    due_at, why = _term(key, local.date(), local.hour + 1 if local.hour < 23 else 23)
    return max(due_at, received), why


def make_receivers(wards: list[tuple[Territory, Unit]]) -> None:
    """Every other committee has someone who receives."""
    held = set(Membership.objects.filter(role=Role.RECEIVER).values_list("unit_id", flat=True))
    since = timezone.localdate() - YEARS
    for number, (_ward, unit) in enumerate(wards[::2]):
        if unit.pk not in held:
            person = User.objects.create_user(f"nhan{number}", full_name=f"Nguyễn Thị Ễ {number}")
            Membership.objects.create(user=person, unit=unit, role=Role.RECEIVER, valid_from=since)
