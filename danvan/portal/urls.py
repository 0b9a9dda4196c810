"""Addresses of the portal: `/` and the pages around it."""

from django.urls import path

from danvan.portal.views import desk, public

urlpatterns = [
    path("", public.home, name="home"),
    path("tra-cuu/", public.look_up, name="look-up"),
    path("bao-ve-du-lieu/", public.data_protection, name="data-protection"),
    path("tiep-can/", public.accessibility, name="accessibility"),
    path("ban-lam-viec/", desk.desk_home, name="desk-home"),
]
