from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "yuiwork.desk"
    label = "desk"
