from django.apps import AppConfig


class TeamsConfig(AppConfig):
    name = "yuiwork.teams"
    label = "teams"
