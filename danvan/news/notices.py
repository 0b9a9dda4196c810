"""Kinds of notices that news gives."""

from django.utils.translation import gettext_lazy as _

from danvan.errors import N_
from danvan.notifications.kinds import NoticeKind, register_notice

#: What the digests of one day are recorded about.
DIGESTS = "danvan_news.digest"

TO_READ = NoticeKind(
    "news.to_read",
    _("Something must be read and confirmed by me"),
    N_("To read and confirm: %(count)s, the nearest by %(day)s"),
)
CORRECTED = NoticeKind(
    "news.corrected",
    _("Something I had to read was corrected"),
    N_("Dissemination no. %(number)s was corrected: see what changed"),
)
ASKED = NoticeKind(
    "news.question_asked",
    _("A reader asks my unit a question"),
    N_("Dissemination no. %(number)s: a reader asks a question"),
)
ANSWERED = NoticeKind(
    "news.question_answered",
    _("My question on something I had to read was answered"),
    N_("Dissemination no. %(number)s: your question was answered"),
)
for _kind in (TO_READ, CORRECTED, ASKED, ANSWERED):
    register_notice(_kind)
