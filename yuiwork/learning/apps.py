from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "yuiwork.learning"
    label = "learning"
