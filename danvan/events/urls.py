"""Addresses of `events`."""

from django.urls import path

from danvan.events.views import desk, public

urlpatterns = [
    path("kiem-tra/", public.check, name="receipt-check"),
    path("kiem-tra/chung-cu.json", public.proof, name="receipt-proof"),
    path("kiem-tra/moc/", public.checkpoints, name="checkpoints"),
    path("kiem-tra/moc.json", public.checkpoints_json, name="checkpoints-json"),
    path("kiem-tra/moc/<str:day>.json", public.checkpoint_json, name="checkpoint-json"),
    path("ban-lam-viec/he-thong/hang-doi/", desk.queue, name="events-queue"),
    path("ban-lam-viec/he-thong/hang-doi/thu-lai/", desk.retry, name="events-retry"),
]
