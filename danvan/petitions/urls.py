"""Addresses of petitions: the citizen's and the officer's door."""

from django.urls import path

from danvan.petitions.views import desk, public, steps

urlpatterns = [
    path("kien-nghi/gui/", public.send, name="petition-send"),
    path("kien-nghi/bien-nhan/<str:secret>/", public.receipt, name="petition-receipt"),
    path("khieu-nai-to-cao/", public.complaints_where, name="complaints-where"),
    path("theo-doi/<str:secret>/", public.track, name="petition-track"),
    path("ban-lam-viec/don-thu/", desk.petitions, name="petition-desk-list"),
    path("ban-lam-viec/don-thu/<str:reference>/", desk.petition, name="petition-desk"),
    path("ban-lam-viec/don-thu/<str:reference>/nguoi-gui/", desk.sender, name="petition-sender"),
    path("ban-lam-viec/don-thu/<str:reference>/ai-da-xem/", desk.looks, name="petition-looks"),
    *steps.addresses(),
]
