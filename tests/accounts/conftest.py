"""Fast hashing where the strength of a password is not what is tested."""

import pytest


@pytest.fixture(autouse=True)
def _fast_passwords(request, settings):
    if "argon2" not in request.node.name:
        settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
