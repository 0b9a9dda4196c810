"""Every address of the site; each area keeps its own list."""

from django.urls import include, path

from danvan.project import views

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
    "discussions",
    "petitions",
    "plans",
    "journeys",
    "news",
    "portal",
)

handler400 = "danvan.project.views.bad_request"
handler403 = "danvan.project.views.forbidden"
handler404 = "danvan.project.views.not_found"
handler429 = "danvan.project.views.too_many"
handler500 = "danvan.project.views.server_error"

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    *(path("", include(f"danvan.{area}.urls")) for area in AREAS),
]
