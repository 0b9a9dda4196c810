"""Addresses of `ui`."""

from django.urls import path

from danvan.ui.views import public

urlpatterns = [
    path("ngon-ngu/", public.choose_language, name="ui-language"),
    path("sang-toi/", public.choose_mode, name="ui-mode"),
    path("bo-phan/", public.parts, name="ui-parts"),
]
