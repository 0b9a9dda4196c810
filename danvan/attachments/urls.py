"""Addresses of `attachments`."""

from django.urls import path

from danvan.attachments import views

urlpatterns = [
    path("tep/<str:key>/", views.file, name="attachments-file"),
    path("tep/<str:key>/nho/", views.thumbnail, name="attachments-thumbnail"),
]
