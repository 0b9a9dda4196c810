"""Addresses of journeys: each stands under the page it leads away from."""

from django.urls import path

from danvan.journeys.views import comment_petition

urlpatterns = [
    path(
        "ban-lam-viec/binh-luan/<int:pk>/thanh-kien-nghi/",
        comment_petition.comment_becomes_petition,
        name="comment-becomes-petition",
    ),
]
