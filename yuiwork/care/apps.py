from django.apps import AppConfig


class CareConfig(AppConfig):
    name = "yuiwork.care"
    label = "care"
