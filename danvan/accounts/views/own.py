"""One's own account: what protects it, how one signs in."""

from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import get_adapter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from danvan.accounts.rules import MAY_KEEP_OWN_ACCOUNT
from danvan.permissions.views import needs


@needs(MAY_KEEP_OWN_ACCOUNT)
@require_safe
@never_cache
def my_account(request: HttpRequest) -> HttpResponse:
    """Name, code, protection and language of the person who signed in."""
    kinds = set(Authenticator.objects.filter(user_id=request.user.pk).values_list("type", flat=True))
    context = {
        "has_app": Authenticator.Type.TOTP in kinds,
        "has_passkey": Authenticator.Type.WEBAUTHN in kinds,
        "has_codes": Authenticator.Type.RECOVERY_CODES in kinds,
        "has_providers": bool(get_adapter().list_providers(request)),
    }
    return render(request, "accounts/desk/my_account.html", context)
