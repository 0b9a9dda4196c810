"""Addresses of `captcha`."""

from django.urls import path

from danvan.captcha import views

urlpatterns = [
    path("xac-nhan/thu-thach/", views.challenge, name="captcha-challenge"),
    path("xac-nhan/hinh/<str:token>.png", views.code_picture, name="captcha-picture"),
]
