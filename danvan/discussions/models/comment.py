"""What a reader wrote under a page, and where it stands.

Retention: a published comment as long as its page; what was refused, hidden or withdrawn loses text, name and number
180 days after that (`jobs/retention.py`), and only codes and dates stay for the figures.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import Contact
from danvan.discussions.lifecycle import LIFECYCLE, TURNED_DOWN, State
from danvan.discussions.models.choices import CommentState, RefusalReason
from danvan.discussions.signs.finding import Sign
from danvan.language import fold
from danvan.organisations.models import Unit

if TYPE_CHECKING:
    from danvan.discussions.models.reply import OfficialReply

_TURNED_DOWN = Q(state__in=sorted(state.value for state in TURNED_DOWN))


class CommentQuerySet(models.QuerySet["Comment"]):
    def _fetch_all(self) -> None:
        """Rows read together know each other, so that what belongs to them can be read together too."""
        super()._fetch_all()
        found: list[Any] = list(self._result_cache or ())
        rows = [row for row in found if isinstance(row, self.model)]
        for row in rows:
            row.read_together = rows

    def lock(self, pk: int) -> "Comment":
        """The comment, held until the transaction ends."""
        return self.select_for_update().get(pk=pk)

    def under(self, subject_type: str, subject_ids: Iterable[int]) -> "CommentQuerySet":
        """Comments on these pages of one kind."""
        return self.filter(subject_type=subject_type, subject_id__in=list(subject_ids))

    def pending(self) -> "CommentQuerySet":
        return self.filter(state=State.PENDING.value)

    def published(self) -> "CommentQuerySet":
        """What everyone may read."""
        return self.filter(state=State.PUBLISHED.value)

    def reported(self) -> "CommentQuerySet":
        """Reported by a reader, and nobody has looked at it since."""
        return self.filter(self._open_reports())

    def with_reports(self) -> "CommentQuerySet":
        """Each row with `is_reported`."""
        return self.annotate(is_reported=self._open_reports())

    def containing(self, words: str) -> "CommentQuerySet":
        """Every word, tones ignored, in title or text."""
        found = self
        for word in fold(words).split():
            found = found.filter(folded__contains=word)
        return found

    @staticmethod
    def _open_reports() -> Exists:
        from danvan.discussions.models.report import AbuseReport

        return Exists(AbuseReport.objects.filter(comment=OuterRef("pk"), settled_at__isnull=True))


class Comment(models.Model):
    """One comment: as its writer sent it, and as everyone reads it.

    `name`: as typed, to stand beside the comment; `contact` holds the phone number under seal where one was given.
    `public_title`, `public_text`: what everyone reads; empty while it is not public. `unit`: whose moderators were
    responsible on the day it came, None the whole city. `signs`: [[code, count]], heaviest first; `score` their sum.
    `note`: a sentence of the moderator beside `reason`, for the writer.
    """

    subject_type = models.CharField(max_length=80)
    subject_id = models.BigIntegerField()
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("responsible unit")
    )
    state = models.CharField(_("state"), max_length=12, choices=CommentState, default=State.PENDING.value)
    name = models.CharField(_("full name"), max_length=120)
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    title = models.CharField(_("title"), max_length=200)
    content = models.TextField(_("content"))
    folded = models.TextField(editable=False)
    # Of the folded text: the same words sent again are found whatever their tones and capitals.
    text_digest = models.CharField(max_length=64, editable=False, db_index=True)
    public_title = models.CharField(max_length=200, blank=True)
    public_text = models.TextField(blank=True)
    signs = models.JSONField(default=list)
    score = models.PositiveSmallIntegerField(_("score"), default=0)
    received_at = models.DateTimeField(_("received"))
    received_on = models.DateField()
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.CharField(_("reason"), max_length=20, choices=RefusalReason, blank=True)
    note = models.CharField(max_length=500, blank=True)
    forgotten_at = models.DateTimeField(null=True, blank=True)
    language = models.CharField(max_length=5, default="vi")
    consent_version = models.CharField(max_length=20)
    link_hash = models.CharField(max_length=64, unique=True)
    form_hash = models.CharField(max_length=64, unique=True)

    objects = CommentQuerySet.as_manager()
    reply: "OfficialReply"
    read_together: "list[Comment]"

    class Meta:
        verbose_name = _("comment")
        ordering = ("-received_at", "-pk")
        indexes = [
            models.Index(fields=["subject_type", "subject_id", "state", "published_at"], name="comments_of_a_page"),
            models.Index(fields=["unit", "state", "received_at"], name="comments_of_a_unit"),
            models.Index(fields=["received_on"], name="comments_by_day"),
            models.Index(fields=["decided_on"], name="comments_by_decision"),
            models.Index(fields=["received_at"], condition=Q(state=State.PENDING.value), name="comments_that_wait"),
        ]
        constraints = [
            models.CheckConstraint(
                name="only_a_published_comment_has_public_text",
                condition=Q(state=State.PUBLISHED.value, published_at__isnull=False) & ~Q(public_text="")
                | ~Q(state=State.PUBLISHED.value) & Q(public_title="", public_text="", published_at__isnull=True),
            ),
            models.CheckConstraint(name="a_comment_turned_down_says_why", condition=~_TURNED_DOWN | ~Q(reason="")),
            models.CheckConstraint(
                name="a_forgotten_comment_holds_no_words",
                condition=Q(forgotten_at__isnull=True) | Q(name="", title="", content="", folded="", note=""),
            ),
        ]

    def __str__(self) -> str:
        return f"comment {self.pk}"

    def get_absolute_url(self) -> str:
        """The moderator's page."""
        return reverse("comment-desk", args=[self.pk])

    def move_to(self, state: State, *, at: datetime) -> None:
        """Change the state if the lifecycle has this move; what is not public has no public text. The caller saves."""
        LIFECYCLE.require(State(self.state), state)
        self.state = state.value
        self.changed_at = at
        if state is not State.PUBLISHED:
            self.public_title = self.public_text = ""
            self.published_at = None

    @property
    def subject_key(self) -> tuple[str, int]:
        """Which page it stands under."""
        return self.subject_type, self.subject_id

    @property
    def found_signs(self) -> list[Sign]:
        """The signs as they were found when it came."""
        return [Sign(code, count) for code, count in self.signs]

    @property
    def official_reply(self) -> Any:
        """The reply under it, or None."""
        return getattr(self, "reply", None)
