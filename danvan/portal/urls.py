"""Addresses of the portal: `/` and the pages around it."""

from django.urls import path

from danvan.portal.views import desk, public, robots

urlpatterns = [
    path("", public.home, name="home"),
    path("tra-cuu/", public.look_up, name="look-up"),
    path("tim/", public.find, name="search"),
    path("bao-ve-du-lieu/", public.data_protection, name="data-protection"),
    path("tiep-can/", public.accessibility, name="accessibility"),
    path("sitemap.xml", robots.sitemap_index, name="sitemap"),
    path("sitemap-<slug:section>.xml", robots.sitemap, name="sitemap-part"),
    path("robots.txt", robots.robots, name="robots"),
    path("ban-lam-viec/", desk.desk_home, name="desk-home"),
]
