"""Each proof and each code counts once, whichever process of the city it reaches."""

import hashlib

from django.core.cache import cache

from danvan.captcha.work import LIFETIME


def spend(mark: str, *, holder: str = "") -> bool:
    """Use up `mark`; False when it was used before.

    `holder` is the key of a form that may arrive twice (a lost answer, a second press): the same form may bring
    the same proof again, and is then answered with its first result.
    """
    key = "proof:" + hashlib.sha256(mark.encode()).hexdigest()
    if cache.add(key, holder, int(LIFETIME.total_seconds()) + 60):
        return True
    return bool(holder) and cache.get(key) == holder
