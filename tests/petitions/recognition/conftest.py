"""A form as a citizen sends it, whose text looks like something else."""

import re

import pytest

from tests.captcha.solve import solved
from tests.organisations.cast import member
from tests.petitions.factories import a_topic

SEND = "/kien-nghi/gui/"
COMPLAINT = "Tôi khiếu nại quyết định thu hồi đất của UBND phường."
DENUNCIATION = "Tôi tố cáo hành vi làm giả giấy tờ ở ngõ 30."
ACCUSED_OFFICER = "Cán bộ địa chính phường vòi tiền của dân."


@pytest.fixture
def filled(ward):
    """A form filled as it should be; `content` is replaced by each test."""
    a_topic()
    return {
        "form_token": "a-form-token-that-is-long-enough",
        "kind": "feedback",
        "title": "Việc ở phường",
        "content": "Nắp cống vỡ một góc.",
        "topic": "ha-tang-duong",
        "territory": ward.slug,
        "name": "Nguyễn Thị Ễ",
        "phone": "0912 345 678",
        "email": "nguoi.gui@danvan.example",
        "may_publish": "on",
        "consent": "on",
    }


@pytest.fixture
def city_receiver(small_city):
    """Who receives at the committee of the city."""
    return member("city_receiver", small_city.committee, "receiver")


def look(client, form):
    return client.post(SEND, {**form, "step": "look"})


def send(client, form):
    return client.post(SEND, {**form, **solved(client, action="petition"), "at": "look", "step": "send"})


def answer_of(page):
    """What the button "this is a report" of the question carries."""
    return re.search(r'name="stated" value="([^"]+)"', page.content.decode()).group(1)


def answered(client, form):
    """The form with the question answered as its page lets one answer."""
    return {**form, "stated": answer_of(look(client, form))}
