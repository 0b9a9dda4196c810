"""Every address of the site; each area keeps its own list."""

from django.urls import include, path

AREAS = (
    "ui",
    "events",
    "captcha",
    "legislation",
    "deadlines",
    "measures",
    "accounts",
    "organisations",
    "attachments",
    "notifications",
    "petitions",
    "portal",
)

urlpatterns = [
    *(path("", include(f"danvan.{area}.urls")) for area in AREAS),
    path("tai-khoan/", include("allauth.urls")),
]
