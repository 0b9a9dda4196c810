"""Addresses of `deadlines`."""

from django.urls import path

from danvan.deadlines.views import desk, public

urlpatterns = [
    path("tinh-han/", public.calculate, name="deadlines-calculator"),
    path("tinh-han.json", public.calculate_json, name="deadlines-calculator-json"),
    path("quy-tac/", public.rules, name="deadlines-rules"),
    path("quy-tac.json", public.rules_json, name="deadlines-rules-json"),
    path("quy-tac/<str:key>/", public.rule, name="deadlines-rule"),
    path("lich-nghi/", public.calendar, name="deadlines-calendar"),
    path("lich-nghi/<int:year>/", public.calendar, name="deadlines-calendar-year"),
    path("lich-nghi/<int:year>.json", public.calendar_json, name="deadlines-calendar-json"),
    path("ban-lam-viec/he-thong/lich/", desk.calendar, name="deadlines-desk-calendar"),
    path("ban-lam-viec/he-thong/lich/<int:year>/", desk.calendar, name="deadlines-desk-calendar-year"),
    path("ban-lam-viec/he-thong/lich/ngay/", desk.day_off, name="deadlines-desk-day-off"),
    path("ban-lam-viec/he-thong/lich/hoan-doi/", desk.swap, name="deadlines-desk-swap"),
    path("ban-lam-viec/he-thong/lich/bo/", desk.ordinary_again, name="deadlines-desk-ordinary"),
    path("ban-lam-viec/he-thong/lich/nam/", desk.announce, name="deadlines-desk-year"),
    path("ban-lam-viec/he-thong/quy-tac/", desk.rules, name="deadlines-desk-rules"),
    path("ban-lam-viec/he-thong/quy-tac/<str:key>/", desk.add_version, name="deadlines-desk-rule"),
]
