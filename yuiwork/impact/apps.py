from django.apps import AppConfig


class ImpactConfig(AppConfig):
    name = "yuiwork.impact"
    label = "impact"
