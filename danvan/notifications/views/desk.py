"""The list of notices at the desk, and the mails of the house to look at."""

import uuid
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from danvan.notifications import queries
from danvan.notifications.actions.mark_read import mark_read
from danvan.notifications.actions.mark_unread import mark_unread
from danvan.notifications.models import Notice
from danvan.notifications.previews import previews
from danvan.notifications.rules import MAY_READ_NOTICES, MAY_SEE_MAIL_SAMPLES
from danvan.permissions.views import needs

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


@needs(MAY_READ_NOTICES)
@require_safe
@never_cache
def inbox(request: HttpRequest) -> HttpResponse:
    """Newest first, unread ones only unless all are asked for."""
    everything = request.GET.get("muc") == "tat-ca"
    before = request.GET.get("truoc", "")
    page, older = queries.inbox(
        request.user,
        unread_only=not everything,
        before=int(before) if before.isdecimal() and len(before) < 19 else None,
    )
    context = {
        "notices": page,
        "older": older,
        "everything": everything,
        "unread": queries.unread_count(request.user) > 0,
        "undo": request.GET.get("vua-doc", "")[:20],
    }
    return render(request, "notifications/desk/inbox.html", context)


@needs(MAY_READ_NOTICES)
@require_safe
@never_cache
def follow(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Go where a notice leads. Reading it marks it, as in any mail program; doing so twice changes nothing."""
    now = timezone.now()
    notice = MAY_READ_NOTICES.get(Notice.objects.all(), request.user, on=timezone.localdate(now), key=key)
    if notice.read_at is None and request.method == "GET":
        mark_read([str(notice.key)], by=request.user, at=now)
    return redirect(notice.path)


@needs(MAY_READ_NOTICES)
@require_POST
def read(request: HttpRequest) -> HttpResponse:
    """Mark the named notice, or all of them."""
    now, keys = timezone.now(), request.POST.getlist("notice")
    if any(not _is_key(key) for key in keys):
        return redirect("notifications-inbox")
    count = mark_read(keys or None, by=request.user, at=now)
    if not count:
        return redirect("notifications-inbox")
    message = ngettext("%(count)s notice marked as read.", "%(count)s notices marked as read.", count)
    messages.success(request, message % {"count": count})
    return redirect(f"{reverse('notifications-inbox')}?vua-doc={(now - _EPOCH) // _MICROSECOND}")


@needs(MAY_READ_NOTICES)
@require_POST
def unread(request: HttpRequest) -> HttpResponse:
    """Undo the act of reading that the page named."""
    mark = _number(request.POST.get("mark", ""))
    if mark is not None:
        mark_unread(mark=_EPOCH + mark * _MICROSECOND, by=request.user, at=timezone.now())
        messages.success(request, gettext("The notices are unread again."))
    return redirect("notifications-inbox")


@needs(MAY_SEE_MAIL_SAMPLES)
@require_safe
def samples(request: HttpRequest) -> HttpResponse:
    """Every mail this house writes, with invented values, in both languages."""
    mails = [
        (preview, [(name, code, preview.make(code)) for code, name in settings.LANGUAGES]) for preview in previews()
    ]
    context = {"mails": mails, "stuck": queries.stuck_mails()}
    return render(request, "notifications/desk/samples.html", context)


def _number(text: str) -> int | None:
    """A number as it stands in our own links; anything else is as if it were absent."""
    return int(text) if len(text) < 18 and text.isascii() and text.isdigit() else None


def _is_key(text: str) -> bool:
    try:
        uuid.UUID(text)
    except ValueError:
        return False
    return True
