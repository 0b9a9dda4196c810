"""Addresses of `captcha`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
