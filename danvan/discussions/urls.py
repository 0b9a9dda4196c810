"""Addresses of comments: the reader's and the moderator's door."""

from django.urls import path

from danvan.discussions.views import bulk, desk, public

urlpatterns = [
    path("binh-luan/cua-toi/<str:secret>/", public.own, name="comment-own"),
    path("binh-luan/cua-toi/<str:secret>/rut/", public.withdraw, name="comment-withdraw"),
    path("binh-luan/bao-cao/<int:pk>/", public.report, name="comment-report"),
    # Last of these: it takes any word for a kind of page.
    path("binh-luan/<slug:slug>/<int:subject_id>/", public.write, name="comment-write"),
    path("ban-lam-viec/binh-luan/", desk.inbox, name="comment-inbox"),
    path("ban-lam-viec/binh-luan/cung-luc/", bulk.together, name="comment-together"),
    path("ban-lam-viec/binh-luan/<int:pk>/", desk.comment, name="comment-desk"),
    path("ban-lam-viec/binh-luan/<int:pk>/dang/", desk.publish, name="comment-publish"),
    path("ban-lam-viec/binh-luan/<int:pk>/tu-choi/", desk.turn_down, name="comment-turn-down"),
    path("ban-lam-viec/binh-luan/<int:pk>/giu/", desk.keep, name="comment-keep"),
    path("ban-lam-viec/binh-luan/<int:pk>/tra-loi/", desk.answer, name="comment-answer"),
    path("ban-lam-viec/binh-luan/<int:pk>/so-dien-thoai/", desk.number, name="comment-number"),
]
