"""allauth's views that are in use here, each with its door; what is not in this list does not exist."""

from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as second
from allauth.mfa.recovery_codes import views as spare
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as oidc
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, re_path

from danvan.accounts.rules import MAY_KEEP_OWN_ACCOUNT
from danvan.permissions.views import needs, public

own = needs(MAY_KEEP_OWN_ACCOUNT)


@public
def not_here(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    """allauth builds links to these names; nobody registers here and the administrator keeps the e-mail addresses."""
    raise Http404


urlpatterns: list[URLPattern] = [
    path("dang-nhap/", public(account.login), name="account_login"),
    path("dang-xuat/", public(account.logout), name="account_logout"),
    path("da-khoa/", public(account.account_inactive), name="account_inactive"),
    path("xac-nhan-lai/", own(account.reauthenticate), name="account_reauthenticate"),
    path("mat-khau/doi/", own(account.password_change), name="account_change_password"),
    path("mat-khau/dat/", own(account.password_set), name="account_set_password"),
    path("mat-khau/quen/", public(account.password_reset), name="account_reset_password"),
    path("mat-khau/quen/da-gui/", public(account.password_reset_done), name="account_reset_password_done"),
    re_path(
        r"^mat-khau/dat-lai/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        public(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path("mat-khau/da-dat/", public(account.password_reset_from_key_done), name="account_reset_password_from_key_done"),
    path("bao-ve/", own(second.index), name="mfa_index"),
    path("bao-ve/ma/", public(second.authenticate), name="mfa_authenticate"),
    path("bao-ve/ma-lai/", own(second.reauthenticate), name="mfa_reauthenticate"),
    path("bao-ve/ung-dung/bat/", own(totp.activate_totp), name="mfa_activate_totp"),
    path("bao-ve/ung-dung/tat/", own(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("bao-ve/ma-du-phong/", own(spare.view_recovery_codes), name="mfa_view_recovery_codes"),
    path("bao-ve/ma-du-phong/lam-moi/", own(spare.generate_recovery_codes), name="mfa_generate_recovery_codes"),
    path("bao-ve/ma-du-phong/tai-ve/", own(spare.download_recovery_codes), name="mfa_download_recovery_codes"),
    path("bao-ve/khoa/", own(passkeys.list_webauthn), name="mfa_list_webauthn"),
    path("bao-ve/khoa/them/", own(passkeys.add_webauthn), name="mfa_add_webauthn"),
    path("bao-ve/khoa/xac-nhan/", own(passkeys.reauthenticate_webauthn), name="mfa_reauthenticate_webauthn"),
    path("bao-ve/khoa/<int:pk>/go/", own(passkeys.remove_webauthn), name="mfa_remove_webauthn"),
    path("bao-ve/khoa/<int:pk>/doi-ten/", own(passkeys.edit_webauthn), name="mfa_edit_webauthn"),
    path("bao-ve/khoa/dang-nhap/", public(passkeys.login_webauthn), name="mfa_login_webauthn"),
    path("lien-ket/", own(social.connections), name="socialaccount_connections"),
    path("lien-ket/da-huy/", public(social.login_cancelled), name="socialaccount_login_cancelled"),
    path("lien-ket/loi/", public(social.login_error), name="socialaccount_login_error"),
    path("oidc/<str:provider_id>/login/", public(oidc.login), name="openid_connect_login"),
    path("oidc/<str:provider_id>/login/callback/", public(oidc.callback), name="openid_connect_callback"),
    path("dang-ky/", not_here, name="account_signup"),
    path("dang-ky/lien-ket/", not_here, name="socialaccount_signup"),
    path("email/", not_here, name="account_email"),
    path("email/da-gui/", not_here, name="account_email_verification_sent"),
]
