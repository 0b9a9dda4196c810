"""Addresses of `ui`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
