"""Petitions at any stage, made through the actions themselves."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from danvan.events.actors import LinkHolder
from danvan.organisations.models import Territory
from danvan.petitions.actions.submit import Submission, submit_petition
from danvan.petitions.consent import CURRENT
from danvan.petitions.making import Person, Written
from danvan.petitions.models import Kind, Petition, Topic
from danvan.petitions.seeding import load

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
MORNING = datetime(2026, 9, 9, 9, 0, tzinfo=HANOI)


def a_topic(slug: str = "ha-tang-duong") -> Topic:
    """A topic of the delivered tree."""
    if not Topic.objects.exists():
        load()
    return Topic.objects.get(slug=slug)


def a_submission(ward: Territory, **changes: object) -> Submission:
    """What a sender might write; `changes` are fields of what is written or of the sender."""
    written = Written(
        kind=Kind.FEEDBACK,
        title="Nắp cống vỡ trước cổng trường",
        content="Nắp cống vỡ một góc. Đề nghị thay nắp và đặt rào chắn tạm.",
        topic=a_topic(),
        territory=ward,
        place="Ngõ 84",
        consent_version=CURRENT,
    )
    sender = Person("Nguyễn Thị Ễ Ượng", phone="0912345678")
    own = {name: changes.pop(name) for name in ("name", "phone", "email", "address") if name in changes}
    return Submission(replace(written, **changes), replace(sender, **own))


def a_petition(
    ward: Territory, *, token: str = "a-form-token-of-a-test", at: datetime = MORNING, **changes: object
) -> Petition:
    """A petition received at `at`."""
    return submit_petition(a_submission(ward, **changes), form_token=token, files_token="", by=LinkHolder(), at=at)
