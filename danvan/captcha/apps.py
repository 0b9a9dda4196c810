from django.apps import AppConfig


class CaptchaConfig(AppConfig):
    name = "danvan.captcha"
    label = "danvan_captcha"
