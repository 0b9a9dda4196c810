"""What the guard of a form asks for while its visitor types."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from danvan.captcha import picture, pressure
from danvan.captcha.asking import action_of
from danvan.captcha.client import client_address
from danvan.captcha.codes import read_token
from danvan.captcha.work import new_challenge
from danvan.permissions.views import public


@public
@require_safe
@never_cache
def challenge(request: HttpRequest) -> JsonResponse:
    """A piece of work, larger the more this address has asked for."""
    action = action_of(request.GET.get("for", ""))
    if action is None:
        raise Http404
    address = client_address(request)
    pressure.note(address, action)
    return JsonResponse(new_challenge(action, most=pressure.difficulty(address, action), at=timezone.now()))


@public
@require_safe
@never_cache
def code_picture(request: HttpRequest, token: str) -> HttpResponse:
    """The digits that belong to a token, drawn anew each time."""
    code = read_token(token)
    if code is None:
        raise Http404
    return HttpResponse(picture.draw(code.digits), content_type="image/png")
