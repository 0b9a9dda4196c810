"""One demonstration account per role. Invented people; the password is printed at start and works nowhere else."""

from dataclasses import dataclass
from datetime import date

from danvan.accounts.models import User
from danvan.events.actors import JobActor
from danvan.organisations.actions.grant_membership import grant_membership
from danvan.organisations.models import Membership, Role, Unit

PASSWORD = "danvan-minh-hoa"  # noqa: S105  # printed for everyone; production refuses the demonstration
SINCE = date(2025, 7, 1)
DEMO = JobActor("project.demo")


@dataclass(frozen=True, slots=True)
class DemonstrationAccount:
    """Whom to sign in as, to see what: `role` is shown beside the code."""

    role: str
    code: str
    password: str


@dataclass(frozen=True, slots=True)
class Person:
    code: str
    full_name: str
    unit: str
    role: Role


PEOPLE = (
    Person("tiepnhan", "Lê Minh Châu", "ubnd-phuong-nghia-do", Role.RECEIVER),
    Person("xuly", "Phạm Quốc Bình", "ubnd-phuong-nghia-do", Role.HANDLER),
    Person("lanhdao", "Vũ Thị Hồng Ễn", "ubnd-phuong-nghia-do", Role.HEAD),
    Person("vanthu", "Đỗ Thu Ượng", "ubnd-phuong-nghia-do", Role.CLERK),
    Person("tiepnhan2", "Ngô Gia Đạo", "ubnd-phuong-bach-mai", Role.RECEIVER),
    Person("truongphong", "Cao Nhật Ảnh", "phong-kinh-te-ha-tang-va-do-thi-phuong-nghia-do", Role.HEAD),
    Person("chuyenvien", "Lương Bích Ế", "phong-kinh-te-ha-tang-va-do-thi-phuong-nghia-do", Role.HANDLER),
    Person("tiepnhansxd", "Mai Xuân Ổn", "so-xay-dung", Role.RECEIVER),
    Person("xulysxd", "Tạ Khánh Ẩn", "so-xay-dung", Role.HANDLER),
    Person("lanhdaosxd", "Phùng Đức Ữ", "so-xay-dung", Role.HEAD),
    Person("vanthusxd", "Quách Lan Ỷ", "so-xay-dung", Role.CLERK),
    Person("tiepnhantp", "Đinh Thế Ẫn", "ubnd-thanh-pho-ha-noi", Role.RECEIVER),
    Person("lanhdaotp", "Triệu Minh Ị", "ubnd-thanh-pho-ha-noi", Role.HEAD),
    Person("dieuphoi", "Trịnh Bảo Ân", "so-noi-vu", Role.COORDINATOR),
    Person("lanhdaosnv", "Doãn Hải Ế", "so-noi-vu", Role.HEAD),
    Person("nguoiviet", "Tạ Gia Ưu", "so-noi-vu", Role.WRITER),
    Person("bientap", "Hồ Yến Ý", "so-noi-vu", Role.EDITOR),
    Person("kiemduyet", "Đặng Sơn Ái", "so-noi-vu", Role.MODERATOR),
    Person("thanhtra", "Bùi Quang Ước", "thanh-tra-thanh-pho", Role.INSPECTOR),
    Person("quantri", "Nguyễn Thị Ễ", "so-noi-vu", Role.ADMINISTRATOR),
)


def make_people() -> None:
    """Add the accounts that are missing and give each its role."""
    for person in PEOPLE:
        user = User.objects.filter(code=person.code).first() or User.objects.create_user(
            person.code,
            full_name=person.full_name,
            email=f"{person.code}@danvan.example",
            password=PASSWORD,
        )
        unit = Unit.objects.get(slug=person.unit)
        if not Membership.objects.filter(user=user, unit=unit, role=person.role).exists():
            grant_membership(user.pk, unit=unit, role=person.role, valid_from=SINCE, by=DEMO, on=SINCE)
