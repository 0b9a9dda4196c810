"""Proof of work: ours only, for one action, for a while."""

import base64
import json
from datetime import timedelta

import pytest
from django.utils import timezone

from danvan.captcha.work import LIFETIME, check, new_challenge
from tests.captcha.solve import find_number, payload_of

ACTION = "tests.send"


def made(**changes):
    challenge = new_challenge(ACTION, most=50, at=timezone.now())
    return {**challenge, **changes}


def packed(**parts):
    return base64.b64encode(json.dumps(parts).encode()).decode()


def test_done_work_is_good():
    assert check(payload_of(made()), action=ACTION) == "good"


def test_work_for_one_action_is_no_proof_for_another():
    assert check(payload_of(made()), action="tests.other") == "wrong"


def test_work_is_old_after_two_hours():
    challenge = new_challenge(ACTION, most=50, at=timezone.now() - LIFETIME - timedelta(seconds=5))
    assert check(payload_of(challenge), action=ACTION) == "old"


def test_an_old_forgery_is_wrong_not_old():
    challenge = new_challenge(ACTION, most=50, at=timezone.now() - LIFETIME - timedelta(seconds=5))
    assert check(payload_of({**challenge, "signature": "0" * 64}), action=ACTION) == "wrong"


def test_a_challenge_of_ones_own_making_is_wrong():
    challenge = made(signature="0" * 64)
    assert check(payload_of(challenge), action=ACTION) == "wrong"


def test_another_number_is_wrong():
    challenge = made()
    parts = {key: challenge[key] for key in ("algorithm", "challenge", "salt", "signature")}
    assert check(packed(**parts, number=find_number(challenge) + 1), action=ACTION) == "wrong"


def test_a_longer_life_cannot_be_written_in():
    challenge = made()
    longer = challenge["salt"].replace("expires=", "expires=9")
    parts = {"algorithm": "SHA-256", "challenge": challenge["challenge"], "signature": challenge["signature"]}
    assert check(packed(**parts, salt=longer, number=find_number(challenge)), action=ACTION) == "wrong"


@pytest.mark.parametrize(
    "payload",
    [
        "",
        "%%%",
        base64.b64encode(b"[1,2]").decode(),
        base64.b64encode(b"\xff\xfe").decode(),
        packed(algorithm="SHA-256", challenge="a", salt="a?b?c&", signature="s", number=1),
        packed(algorithm="SHA-256", challenge="a", salt=["?&"], signature="s", number=1),
        packed(algorithm="SHA-1", challenge="a", salt="a?expires=x&", signature="s", number=1),
        packed(algorithm="SHA-256", challenge="a", salt="a?expires=x&", signature="s", number=True),
        packed(algorithm="SHA-256", challenge="a", salt="a?expires=x&", signature="s", number=10**30),
        packed(algorithm="SHA-256", challenge=None, salt="a?expires=x&", signature="s", number=1),
        base64.b64encode(b"[" * 1400).decode(),
        "A" * 10_000_000,
    ],
)
def test_rubbish_is_wrong_and_never_an_error(payload):
    assert check(payload, action=ACTION) == "wrong"
