"""The counter's door: a petition that came in otherwise than through the site."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_http_methods

from danvan.permissions.views import needs
from danvan.petitions.pages.intake import EntryDesk
from danvan.petitions.rules.intake import MAY_ENTER


@needs(MAY_ENTER)
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """Enter a petition; afterwards the receipt to hand over."""
    desk = EntryDesk(request, at=timezone.now())
    response = desk.answer() if request.method == "POST" else desk.blank()
    patch_cache_control(response, no_store=True, private=True)
    return response
