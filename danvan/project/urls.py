"""Every address of the site; each area keeps its own list."""

from django.urls import include, path

urlpatterns = [
    path("tai-khoan/", include("allauth.urls")),
]
