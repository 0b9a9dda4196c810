"""Addresses of `accounts`."""

from django.urls import URLPattern, URLResolver, include, path

from danvan.accounts.views import own

urlpatterns: list[URLPattern | URLResolver] = [
    path("tai-khoan-cua-toi/", own.my_account, name="my-account"),
    path("tai-khoan/", include("danvan.accounts.doors")),
]
