"""Addresses of `organisations`."""

from django.urls import path

from danvan.organisations.views import desk, public

urlpatterns = [
    path("don-vi/", public.units, name="organisations-units"),
    path("don-vi/<slug:slug>/", public.unit, name="organisations-unit"),
    path("phuong-cu/", public.old_ward, name="organisations-old-ward"),
    path("phuong-cu.json", public.old_ward_json, name="organisations-old-ward-json"),
    path("ban-lam-viec/don-vi/", desk.units, name="organisations-desk"),
    path("ban-lam-viec/don-vi/<slug:slug>/", desk.unit, name="organisations-desk-unit"),
    path("ban-lam-viec/don-vi/<slug:slug>/lich-tiep/", desk.reception, name="organisations-desk-reception"),
    path("ban-lam-viec/don-vi/<slug:slug>/trao-vai-tro/", desk.grant, name="organisations-desk-grant"),
    path("ban-lam-viec/don-vi/<slug:slug>/ket-thuc/<int:pk>/", desk.end, name="organisations-desk-end"),
]
