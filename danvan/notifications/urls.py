"""Addresses of `notifications`."""

from django.urls import path

from danvan.notifications.views import account, desk

urlpatterns = [
    path("ban-lam-viec/thong-bao/", desk.inbox, name="notifications-inbox"),
    path("ban-lam-viec/thong-bao/da-doc/", desk.read, name="notifications-read"),
    path("ban-lam-viec/thong-bao/chua-doc/", desk.unread, name="notifications-unread"),
    path("ban-lam-viec/thong-bao/<uuid:key>/", desk.follow, name="notifications-follow"),
    path("ban-lam-viec/thu-mau/", desk.samples, name="notifications-samples"),
    path("tai-khoan-cua-toi/thong-bao/", account.preferences, name="notifications-preferences"),
]
