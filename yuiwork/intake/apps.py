from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "yuiwork.intake"
    label = "intake"
