"""What a clerk writes down, as the action takes it and as the page sends it."""

from dataclasses import replace
from datetime import date, datetime

from danvan.accounts.models import User
from danvan.organisations.models import Territory
from danvan.petitions.actions.enter import Entry, enter_petition
from danvan.petitions.making import Person
from danvan.petitions.models import Channel, Petition
from tests.petitions.factories import MORNING, a_submission, a_topic

ARRIVED = date(2026, 9, 7)
DATED = date(2026, 9, 4)
LINK = "https://traloi.example/pa/88"
TOKEN = "a-form-token-of-the-counter"


def an_entry(ward: Territory, channel: Channel = Channel.PAPER, **changes: object) -> Entry:
    """On paper, with all the registry writes down, unless `changes` say otherwise."""
    sent = a_submission(ward)
    written = {name: changes.pop(name) for name in ("topic", "title", "content", "may_publish") if name in changes}
    entry = Entry(replace(sent.written, **written), channel, sender=replace(sent.sender, address="Số 1, ngõ 84"))
    if channel is Channel.PAPER:
        entry = replace(entry, arrival_number="128/TCD", arrived_on=ARRIVED, dated_on=DATED)
    if channel in (Channel.IHANOI, Channel.HOTLINE):
        entry = replace(entry, external_code="PA-88")
    return replace(entry, **changes)


def entered(
    ward: Territory,
    by: User,
    channel: Channel = Channel.PAPER,
    *,
    token: str = TOKEN,
    files: str = "",
    at: datetime = MORNING,
    **changes: object,
) -> Petition:
    """The petition as it stands after entering."""
    return enter_petition(an_entry(ward, channel, **changes), form_token=token, files_token=files, by=by, at=at)


def a_helper() -> Person:
    return Person("Trần Văn Giúp", phone="0987654321")


def a_form(ward: Territory, **changes: str) -> dict[str, str]:
    """The page as it is sent: on paper, arrived today."""
    a_topic()
    return {
        "form_token": TOKEN,
        "channel": "paper",
        "arrival_number": "128/TCD",
        "kind": "feedback",
        "title": "Cây đổ chắn lối đi",
        "content": "Cây đổ sau mưa, đề nghị dọn.",
        "topic": "moi-truong-cay-xanh",
        "territory": ward.slug,
        "name": "Nguyễn Thị Ễ Ượng",
        "consent": "on",
        **changes,
    }
