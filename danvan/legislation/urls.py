"""Addresses of `legislation`. The desk's own words come before short names of documents (see `RESERVED`)."""

from django.urls import path

from danvan.legislation.views import desk, expiring, importing, pieces, public, relations

DESK = "ban-lam-viec/van-ban/"
PIECE = f"{DESK}nhap/<int:pk>/phan/<int:place>/"

urlpatterns = [
    path("van-ban/", public.library, name="legislation-library"),
    path("van-ban/<slug:slug>/", public.document, name="legislation-document"),
    path(f"{DESK}them/", desk.add, name="legislation-add"),
    path(f"{DESK}sap-het-hieu-luc/", expiring.expiring, name="legislation-expiring"),
    path(f"{DESK}nhap/", importing.imports, name="legislation-imports"),
    path(f"{DESK}nhap/<int:pk>/", importing.review, name="legislation-import"),
    path(f"{DESK}nhap/<int:pk>/huy/", importing.discard, name="legislation-import-discard"),
    path(PIECE, pieces.piece, name="legislation-piece"),
    path(f"{PIECE}bo/", pieces.take, {"deed": "bo"}, name="legislation-piece-remove"),
    path(f"{PIECE}gop/", pieces.take, {"deed": "gop"}, name="legislation-piece-join"),
    path(f"{DESK}<slug:slug>/", desk.correct, name="legislation-correct"),
    path(f"{DESK}<slug:slug>/quan-he/", relations.relations, name="legislation-relations"),
    path(f"{DESK}<slug:slug>/quan-he/<int:relation>/bo/", relations.remove, name="legislation-relation-remove"),
]
