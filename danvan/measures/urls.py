"""Addresses of `measures`."""

from django.urls import path

from danvan.measures.views import public

urlpatterns = [
    path("so-lieu/", public.figures, name="measures-figures"),
    path("so-lieu/<str:key>/", public.figure, name="measures-figure"),
]
