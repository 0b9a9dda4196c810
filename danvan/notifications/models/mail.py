"""A mail to be sent.

Retention: subject, text and address are under seal until the mail is sent or given up, then dropped at once; the row
(kind, recipient's key, dates, outcome) leaves after two years, when the trail of its case still says that it was sent.
"""

import uuid
from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import Contact
from danvan.accounts.sealing import seal, unseal

STUCK_AFTER = 5


class MailQuerySet(models.QuerySet["Mail"]):
    def due(self, *, at: datetime) -> "MailQuerySet":
        """What should go out now, longest waiting first."""
        return self.filter(state=Mail.State.WAITING, due_at__lte=at).order_by("due_at", "pk")

    def stuck(self) -> "MailQuerySet":
        """Tried several times in vain; still tried."""
        return self.filter(state=Mail.State.WAITING, attempts__gte=STUCK_AFTER)


class Mail(models.Model):
    """To one recipient: a contact, a person of the house, or an address under seal."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        SENT = "sent", _("sent")
        REFUSED = "refused", _("refused by the recipient's server")
        NO_ADDRESS = "no_address", _("the recipient has no address")
        GIVEN_UP = "given_up", _("given up")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=80)
    once = models.CharField(max_length=160, unique=True)
    contact = models.ForeignKey(Contact, null=True, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=8)
    sealed = models.TextField(blank=True)
    subject_type = models.CharField(max_length=80, blank=True)
    subject_id = models.BigIntegerField(null=True)
    state = models.CharField(max_length=12, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField()
    due_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, db_index=True)
    last_error = models.CharField(max_length=80, blank=True)

    objects = MailQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["state", "due_at"], name="mails_due")]
        constraints = [
            models.CheckConstraint(
                name="a_mail_keeps_its_text_only_while_it_waits",
                condition=Q(state="waiting", closed_at__isnull=True)
                | (~Q(state="waiting") & Q(sealed="", closed_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="a_mail_has_at_most_one_known_recipient", condition=Q(contact__isnull=True) | Q(user__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"

    def put(self, *, subject: str, text: str, to: str) -> None:
        """Seal what the mail says; `to` only for an address that belongs to no contact or user."""
        self.sealed = seal({"subject": subject, "text": text, "to": to}, str(self.key))

    def contents(self) -> dict[str, str]:
        """subject, text, to; for the sender of mail only."""
        return unseal(self.sealed, str(self.key))
