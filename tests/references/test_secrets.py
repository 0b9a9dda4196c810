"""Secrets of tracking links: unguessable, and not to be read from the database."""

from danvan.references.secrets import hash_secret, new_secret


def test_a_secret_holds_256_bits_and_fits_an_address():
    secret, _ = new_secret()
    assert len(secret) == 43
    assert secret.replace("-", "").replace("_", "").isalnum()


def test_the_hash_finds_the_secret_and_does_not_hold_it():
    secret, kept = new_secret()
    assert hash_secret(secret) == kept
    assert secret not in kept
    assert len({new_secret()[1] for _ in range(100)}) == 100


def test_another_key_opens_nothing(settings):
    secret, kept = new_secret()
    settings.INDEX_KEY = "another key"
    assert hash_secret(secret) != kept
