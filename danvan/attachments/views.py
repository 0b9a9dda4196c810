"""The separate path of files: /tep/<key>/ and its thumbnail."""

from django.http import FileResponse, Http404, HttpRequest
from django.utils import timezone
from django.views.decorators.http import require_safe

from danvan.access_log.looking import note_look
from danvan.attachments.kinds import Kind
from danvan.attachments.models import Attachment
from danvan.attachments.names import neutral_name
from danvan.attachments.owners import Opening, opening
from danvan.attachments.serving import send_file
from danvan.permissions.views import public


@public
@require_safe
def file(request: HttpRequest, key: str) -> FileResponse:
    """The file itself; each look by staff at one that is not public is logged."""
    found = _find(request, key)
    if found.by_rule:
        note_look(request.user, about=found.owner, what="file", at=timezone.now())
    attachment = found.attachment
    kind = Kind(attachment.kind)
    name = neutral_name(attachment.position, kind) if found.public else attachment.name
    return send_file(attachment.sha256, kind=kind, name=name, public=found.public)


@public
@require_safe
def thumbnail(request: HttpRequest, key: str) -> FileResponse:
    """The small picture inside a page; looking at that page is what its own log line says."""
    found = _find(request, key)
    if not found.attachment.thumbnail:
        raise Http404
    return send_file(found.attachment.thumbnail, kind=Kind.WEBP, name="nho.webp", public=found.public)


def _find(request: HttpRequest, key: str) -> Opening:
    attachment = Attachment.objects.kept().filter(key=key).first()
    found = opening(attachment, request, on=timezone.localdate()) if attachment else None
    if found is None:
        raise Http404
    return found
