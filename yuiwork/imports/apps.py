from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "yuiwork.imports"
    label = "imports"
