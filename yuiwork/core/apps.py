from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "yuiwork.core"
    label = "core"
