"""A plan under way in the demonstration city: seven groups, a dozen units, some silent, some late; all of it invented.

Number and groups of Plan 274/KH-UBND are the frame alone; tasks, dates and figures are the project's examples.
"""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.utils import timezone

from danvan.accounts.models import User
from danvan.deadlines.queries import working_calendar
from danvan.organisations.models import Unit
from danvan.plans.actions.acknowledge_task import acknowledge_tasks
from danvan.plans.actions.add_group import add_group
from danvan.plans.actions.add_indicator import add_indicator
from danvan.plans.actions.add_plan import add_plan
from danvan.plans.actions.add_task import add_task
from danvan.plans.actions.break_down import Piece, break_down
from danvan.plans.actions.confirm_report import confirm_report
from danvan.plans.actions.enter_figure import TypedFigure, enter_figure
from danvan.plans.actions.issue_plan import issue_plan
from danvan.plans.actions.propose_change import Wish, propose_change
from danvan.plans.actions.report_progress import Progress, report_progress
from danvan.plans.models import Plan, Task
from danvan.plans.queries.indicator_facts import IndicatorFacts
from danvan.plans.queries.periods import last_over
from danvan.plans.queries.plan_facts import PlanFacts
from danvan.plans.queries.task_facts import TaskFacts
from danvan.project.demo.plan_tasks import (
    GROUPS,
    HELPERS,
    HOMES,
    HOMES_PART,
    PART_REPORTS,
    SILENT,
    TALK,
    WARD,
    Line,
    Told,
)

NUMBER, ISSUED_ON = "274/KH-UBND", date(2021, 12, 2)
SENT_BEFORE = 35  # working days
PARTS_ONCE = "demonstration"
EVIDENCE = "https://danvan.example/minh-hoa/minh-chung"
NOT_OF_THE_PLAN = "Ví dụ minh họa do dự án đặt ra, không phải nhiệm vụ của Kế hoạch 274/KH-UBND."
ABSTRACT = (
    "Ví dụ minh họa. Khung bảy nhóm nhiệm vụ theo bài viết về Kế hoạch 274/KH-UBND; mọi nhiệm vụ, ngày, báo cáo và số "
    "liệu bên dưới là giả định, không phải nội dung của Kế hoạch và không nói gì về đơn vị nào."
)
LATER = "Chủ đầu tư giao phương án chậm; đối thoại khi chưa có phương án thì người dân không có gì để góp ý."
#: Group, title, measure, target.
BOUND = (
    ("reception_dialogue", "Kiến nghị được trả lời đúng hạn", "petitions.on_time", Decimal(95)),
    ("propaganda", "Cán bộ xác nhận đã nắm văn bản đúng ngày", "news.dissemination_coverage", Decimal(90)),
    ("coordination", "Đơn vị xác nhận đã nhận nhiệm vụ đúng hạn", "plans.acknowledged_on_time", Decimal(100)),
)


def make_plans() -> None:
    """Made by the actions themselves; a step that failed half-way is taken up again."""
    now = timezone.now()
    plan = _written(now)
    if plan.is_draft:
        issue_plan(plan.pk, by=_user("dieuphoi"), at=_before(now, SENT_BEFORE))
    for _, _, lines in GROUPS:
        for line in lines:
            _work_on(plan, line, now)
    _share_out(plan, now)
    _ask_for_later(plan, now)
    _measure(plan, now)


def _written(now: datetime) -> Plan:
    """The draft with what is missing of its groups and tasks; the issued plan as it stands."""
    by, on, at = _user("dieuphoi"), timezone.localdate(now), _before(now, SENT_BEFORE)
    plan = Plan.objects.filter(number=NUMBER, illustration=True).first()
    if plan is None:
        facts = PlanFacts(
            title="Ví dụ minh họa: công tác dân vận của các cơ quan nhà nước theo bảy nhóm nhiệm vụ",
            owner=Unit.objects.get(slug="ubnd-thanh-pho-ha-noi"),
            number=NUMBER,
            issuer="UBND thành phố Hà Nội",
            issued_on=ISSUED_ON,
            starts_on=timezone.localdate(at),
            ends_on=on + timedelta(days=240),
            abstract=ABSTRACT,
            illustration=True,
        )
        plan = add_plan(facts, by=by, at=at)
    for place, (code, title, lines) in enumerate(GROUPS, start=1):
        if not plan.is_draft:
            break
        group = plan.groups.filter(code=code).first() or add_group(
            plan.pk, number=str(place), title=title, code=code, by=by, at=at
        )
        known = set(group.tasks.values_list("number", flat=True))
        for line in lines:
            if line.number not in known:
                add_task(group.pk, _facts(line, on), by=by, at=at)
    return plan


def _facts(line: Line, on: date) -> TaskFacts:
    return TaskFacts(
        title=line.title,
        number=line.number,
        detail=NOT_OF_THE_PLAN,
        deliverable=line.deliverable,
        unit=Unit.objects.get(slug=line.lead),
        cooperating=tuple(Unit.objects.filter(slug__in=line.cooperating).in_order()),
        due_on=None if line.due is None else on + timedelta(days=line.due),
        recurrence=line.recurrence,
        weight=line.weight,
    )


def _work_on(plan: Plan, line: Line, now: datetime) -> None:
    task = plan.tasks.get(number=line.number, depth=1)
    if line.received:
        _receive(task, line.lead, line.received, _before(now, SENT_BEFORE - 1))
    for slug in line.cooperating:
        if slug in HELPERS and line.number not in SILENT:
            _receive(task, slug, HELPERS[slug], _before(now, SENT_BEFORE - 2))
    last = [_report(task, told, now) for told in line.told]
    if line.confirmed and last:
        confirm_report(task.pk, report_id=last[-1], by=_user(line.confirmed), at=_before(now, line.told[-1].ago - 1))


def _receive(task: Task, slug: str, code: str, at: datetime) -> None:
    rows = task.assignments.filter(unit__slug=slug, ended_at__isnull=True).values_list("pk", flat=True)
    acknowledge_tasks(list(rows), by=_user(code), at=at)


def _report(task: Task, told: Told, now: datetime) -> int:
    link = EVIDENCE if told.percent == 100 else ""
    token = f"demonstration-{task.pk}-{told.percent}"
    progress = Progress(told.percent, told.note, link=link)
    return report_progress(task.pk, progress, files_token=token, by=_user(told.code), at=_before(now, told.ago)).pk


def _share_out(plan: Plan, now: datetime) -> None:
    """One task goes on to four wards: one works on it, one has received it, two are silent."""
    line = next(line for _, _, lines in GROUPS for line in lines if line.parts)
    task = plan.tasks.get(number=line.number, title=HOMES)
    units = tuple(Unit.objects.filter(slug__in=line.parts).in_order())
    piece = Piece(title=HOMES_PART, units=units, deliverable="Danh sách kèm ảnh", due_on=task.due_on)
    at = _before(now, SENT_BEFORE - 5)
    break_down(task.pk, [piece], token=PARTS_ONCE, by=_user(line.head), at=at)
    for part in Task.objects.filter(parent=task).select_related("unit"):
        slug = part.unit.slug if part.unit else ""
        code, reports = PART_REPORTS.get(slug, ("", ()))
        if code:
            _receive(part, slug, code, _before(now, SENT_BEFORE - 6))
        for told in reports:
            _report(part, told, now)


def _ask_for_later(plan: Plan, now: datetime) -> None:
    task = plan.tasks.get(title=TALK)
    wish = Wish.of(task)
    later = Wish(wish.title, wish.deliverable, wish.unit, task.due_on and task.due_on + timedelta(days=30), wish.weight)
    propose_change(task.pk, later, reason=LATER, by=_user("lanhdaosxd"), at=_before(now, 2))


def _measure(plan: Plan, now: datetime) -> None:
    """Three indicators computed from the work itself, and one that a ward types."""
    by = _user("dieuphoi")
    groups = {group.code: group for group in plan.groups.all()}
    for code, title, measure, target in BOUND:
        facts = IndicatorFacts(
            plan=plan, group=groups[code], title=title, measure=measure, target=target, owner=plan.owner
        )
        add_indicator(facts, by=by, at=now)
    typed = IndicatorFacts(
        plan=plan,
        group=groups["reception_dialogue"],
        title="Cuộc đối thoại trực tiếp với người dân",
        definition="Số cuộc có thông báo trước, có biên bản và danh sách việc hứa.",
        unit_word="cuộc",
        target=Decimal(6),
        owner=Unit.objects.get(slug=WARD),
        illustration=True,
    )
    indicator = add_indicator(typed, by=by, at=now)
    newest = last_over(indicator, timezone.localdate(now))
    for back, value in enumerate((5, 3, 4, 2)):
        period = newest.before(back)
        figure = TypedFigure(
            period_from=period.first,
            period_to=period.last,
            value=Decimal(value),
            source="Số giả định để minh họa",
            dated_on=period.last,
            link=EVIDENCE,
        )
        enter_figure(indicator.pk, figure, by=_user("lanhdao"), at=now)


def _before(now: datetime, working_days: int) -> datetime:
    """Nine in the morning, so many working days ago."""
    calendar, day = working_calendar(), timezone.localdate(now)
    for _ in range(working_days):
        day -= timedelta(days=1)
        while not calendar.is_working(day):
            day -= timedelta(days=1)
    return datetime.combine(day, time(9), calendar.zone)


def _user(code: str) -> User:
    return User.objects.get(code=code)
