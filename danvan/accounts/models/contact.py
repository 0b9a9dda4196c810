"""The identity of a citizen, apart from what the citizen wrote, and encrypted.

Retention: as long as the case that names it, by that case's rule; then `forget_contact` empties the row and leaves
a tombstone, because the case keeps its reference to it.
"""

import uuid
from datetime import datetime
from typing import Any

from django.db import models

from danvan.accounts.sealing import blind_index, key_mark, seal, unseal


class ContactQuerySet(models.QuerySet["Contact"]):
    def known(self) -> "ContactQuerySet":
        """Contacts whose identity is still kept."""
        return self.filter(forgotten_at__isnull=True)

    def sealed_with_old_keys(self) -> "ContactQuerySet":
        """Contacts that `rotate_contacts` still has to seal anew."""
        return self.known().exclude(key_mark=key_mark())


class Contact(models.Model):
    """Name, telephone, e-mail, address and personal number under seal; fingerprints for exact match."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sealed = models.TextField(blank=True, editable=False)
    phone_index = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    email_index = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    personal_id_index = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    key_mark = models.CharField(max_length=12, blank=True, editable=False, db_index=True)
    created_at = models.DateTimeField(auto_now_add=True)
    forgotten_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = ContactQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="forgotten_contact_holds_no_identity",
                condition=models.Q(forgotten_at__isnull=True)
                | models.Q(sealed="", phone_index="", email_index="", personal_id_index=""),
            ),
        ]

    def __str__(self) -> str:
        return f"contact {self.pk}"

    def seal(self, identity: dict[str, str]) -> None:
        """Put `identity` (already cleaned) under seal with the newest keys; the caller saves."""
        self.sealed = seal({name: value for name, value in identity.items() if value}, str(self.key))
        self.phone_index = blind_index("phone", identity.get("phone", ""))
        self.email_index = blind_index("email", identity.get("email", ""))
        self.personal_id_index = blind_index("personal_id", identity.get("personal_id", ""))
        self.key_mark = key_mark()

    def unseal(self) -> dict[str, Any]:
        """What is under seal; only `contacts.py` and the rotation look at it."""
        return unseal(self.sealed, str(self.key))

    def empty(self, at: datetime) -> None:
        """Keep nothing of the identity but that there was one; the caller saves."""
        self.sealed = self.phone_index = self.email_index = self.personal_id_index = self.key_mark = ""
        self.forgotten_at = at
