"""What happens to accounts and identities; codes and numbers only."""

from dataclasses import dataclass

from danvan.errors import N_
from danvan.events.definition import DomainEvent


@dataclass(frozen=True, slots=True)
class IdentityForgotten(DomainEvent):
    """The identity of a citizen was erased; the case stays."""

    kind = "accounts.identity_forgotten"
    sentence = N_("The identity in this file was erased (%(reason)s)")
    reason: str


@dataclass(frozen=True, slots=True)
class IdentitiesSealedAnew(DomainEvent):
    """A rotation of keys went through a set of identities."""

    kind = "accounts.identities_sealed_anew"
    sentence = N_("%(count)s identities were sealed with the new keys")
    count: int


@dataclass(frozen=True, slots=True)
class SignedIn(DomainEvent):
    """A person entered with every proof their account asks for."""

    kind = "accounts.signed_in"
    sentence = N_("Signed in (%(method)s)")
    method: str


@dataclass(frozen=True, slots=True)
class SignInFailed(DomainEvent):
    """Somebody gave a wrong password for this account; what was typed is not kept."""

    kind = "accounts.sign_in_failed"
    sentence = N_("A sign-in failed: wrong password")


@dataclass(frozen=True, slots=True)
class PasswordChanged(DomainEvent):
    """A new password; every other session of this person ended."""

    kind = "accounts.password_changed"
    sentence = N_("The password was changed; other sessions ended")


@dataclass(frozen=True, slots=True)
class ProtectionChanged(DomainEvent):
    """A second proof was added or taken away; `what` is its code ("totp_activated")."""

    kind = "accounts.protection_changed"
    sentence = N_("Protection of the account changed (%(what)s)")
    what: str


@dataclass(frozen=True, slots=True)
class SecondFactorsSealedAnew(DomainEvent):
    """A rotation of keys went through the secrets of those who sign in."""

    kind = "accounts.second_factors_sealed_anew"
    sentence = N_("%(count)s secrets of second factors were sealed with the new keys")
    count: int
