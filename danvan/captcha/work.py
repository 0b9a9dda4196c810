"""Proof of work after the ALTCHA scheme: the server hides a number, the browser finds it by trying.

No third party learns of the visit and nothing about the visitor is collected; a machine that writes a thousand
times pays a thousand times. Challenges are signed, so none is stored until it has been used.
"""

import base64
import binascii
import hashlib
import hmac
import json
from datetime import datetime, timedelta
from typing import Any, Literal

import altcha
from altcha.altcha import SHA256, PayloadType, extract_params
from django.conf import settings

from danvan.captcha.pressure import MOST

# Long enough to write a long letter; the script takes a fresh challenge before this one ends.
LIFETIME = timedelta(hours=2)
LONGEST_PAYLOAD = 2_000
Outcome = Literal["good", "old", "wrong"]


def new_challenge(action: str, *, most: int, at: datetime) -> dict[str, Any]:
    """A challenge good for `action` only, for two hours, once."""
    made = altcha.create_challenge(
        altcha.ChallengeOptions(
            max_number=most, hmac_key=_key(), expires=at + LIFETIME, params={"for": _digest(action)}
        )
    )
    return {**made.to_dict(), "lifetime": int(LIFETIME.total_seconds())}


def check(payload: str, *, action: str) -> Outcome:
    """Whether `payload`, as the script wrote it, proves work done for `action`."""
    solution = _read(payload)
    if solution is None or extract_params(solution).get("for") != [_digest(action)]:
        return "wrong"
    good, problem = altcha.verify_solution(solution, _key(), check_expires=True)
    if problem == "Altcha payload expired":
        # Old is a word for what once was good: a forged payload is wrong whatever its date.
        return "old" if altcha.verify_solution(solution, _key(), check_expires=False)[0] else "wrong"
    return "good" if good else "wrong"


def mark_of(payload: str) -> str:
    """The name under which this challenge is remembered as used."""
    solution = _read(payload)
    return solution["challenge"] if solution else ""


def _read(payload: str) -> PayloadType | None:
    """The payload, or None unless every part has the shape the script gives it."""
    if len(payload) > LONGEST_PAYLOAD:
        return None
    try:
        found = json.loads(base64.b64decode(payload, validate=True))
    except (binascii.Error, ValueError, RecursionError):
        return None
    if not isinstance(found, dict):
        return None
    number, salt = found.get("number"), found.get("salt")
    if type(number) is not int or not 0 <= number <= MOST:
        return None
    if not isinstance(salt, str) or salt.count("?") != 1 or not salt.endswith("&") or not salt.isascii():
        return None
    challenge, signature = found.get("challenge"), found.get("signature")
    if found.get("algorithm") != SHA256 or not isinstance(challenge, str) or not isinstance(signature, str):
        return None
    return PayloadType(algorithm=SHA256, challenge=challenge, number=number, salt=salt, signature=signature)


def _digest(action: str) -> str:
    return hashlib.sha256(action.encode()).hexdigest()[:16]


def _key() -> str:
    return hmac.new(settings.SECRET_KEY.encode(), b"danvan.captcha.work", hashlib.sha256).hexdigest()
