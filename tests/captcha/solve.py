"""Do the work a browser would do: form data that passes the guard."""

import base64
import hashlib
import itertools
import json
import re
from typing import Any
from urllib.parse import urlencode

from django.core import signing
from django.http import HttpRequest
from django.test import Client
from django.utils import timezone

from danvan.captcha.asking import SALT
from danvan.captcha.codes import read_token
from danvan.captcha.work import new_challenge


def find_number(challenge: dict[str, Any]) -> int:
    """Try numbers until one fits, as the script does."""
    for number in itertools.count():
        if hashlib.sha256(f"{challenge['salt']}{number}".encode()).hexdigest() == challenge["challenge"]:
            return number
    raise AssertionError


def payload_of(challenge: dict[str, Any]) -> str:
    """What the script writes into the form."""
    parts = {key: challenge[key] for key in ("algorithm", "challenge", "salt", "signature")}
    return base64.b64encode(json.dumps({**parts, "number": find_number(challenge)}).encode()).decode()


def solved(source: Client | HttpRequest | None = None, *, action: str = "petitions.submit") -> dict[str, str]:
    """Form data with a fresh proof for `action`; through the address when given a test client."""
    if isinstance(source, Client):
        asked = urlencode({"for": signing.dumps(action, salt=SALT)})
        challenge = source.get(f"/xac-nhan/thu-thach/?{asked}").json()
    else:
        challenge = new_challenge(action, most=50, at=timezone.now())
    return {"proof": payload_of(challenge), "proof_code": "", "proof_token": "", "website": ""}


def solved_code(html: str) -> dict[str, str]:
    """Form data that answers the code of a rendered page, as a person without JavaScript would."""
    token = re.search(r'name="proof_token" value="([^"]+)"', html)
    assert token, "the page shows no code"
    code = read_token(token[1])
    assert code
    return {"proof": "", "proof_token": token[1], "proof_code": code.digits, "website": ""}
