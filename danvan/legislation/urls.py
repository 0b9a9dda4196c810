"""Addresses of `legislation`."""

from django.urls import path

from danvan.legislation.views import desk, public

urlpatterns = [
    path("van-ban/", public.library, name="legislation-library"),
    path("van-ban/<slug:slug>/", public.document, name="legislation-document"),
    path("ban-lam-viec/van-ban/them/", desk.add, name="legislation-add"),
    path("ban-lam-viec/van-ban/<slug:slug>/", desk.correct, name="legislation-correct"),
]
